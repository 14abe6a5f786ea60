using System.Collections.Immutable;
using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>CreateLogGroup (facts/logs-metrics.md A).</summary>
internal sealed class CreateLogGroup(LogsRoom room) : IOperationHandler<CreateLogGroupRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(CreateLogGroupRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LogGroupKey.Named(request.LogGroupName, context);
        var state = new LogGroupState
        {
            CreationTime = room.Now,
            Class = request.LogGroupClass ?? LogGroupClass.Standard,
            KmsKeyId = request.KmsKeyId,
            IsProtected = request.DeletionProtectionEnabled == true,
            Tags = request.Tags?.ToImmutableDictionary() ?? [],
        };
        return await room.Tables.WriteAsync(writer =>
        {
            if (LogCatalog.Find(writer, key) is not null) throw LogsErrors.AlreadyExists("The specified log group already exists");
            LogCatalog.Put(writer, key, state);
            return NoOutput.Instance;
        });
    }
}
