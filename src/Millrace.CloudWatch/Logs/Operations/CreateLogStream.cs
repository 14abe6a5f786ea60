using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>CreateLogStream (facts/logs-metrics.md A).</summary>
internal sealed class CreateLogStream(LogsRoom room) : IOperationHandler<CreateLogStreamRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(CreateLogStreamRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LogGroupKey.Named(request.LogGroupName, context);
        return await room.Tables.WriteAsync(writer =>
        {
            LogCatalog.Require(writer, key);
            if (LogCatalog.FindStream(writer, key, request.LogStreamName) is not null) throw LogsErrors.AlreadyExists("The specified log stream already exists");
            LogCatalog.NewStream(writer, key, request.LogStreamName, room.Now);
            return NoOutput.Instance;
        });
    }
}
