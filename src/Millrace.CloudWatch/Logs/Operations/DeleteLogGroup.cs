using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>DeleteLogGroup (facts/logs-metrics.md A).</summary>
internal sealed class DeleteLogGroup(LogsRoom room) : IOperationHandler<DeleteLogGroupRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteLogGroupRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LogGroupKey.Named(request.LogGroupName, context);
        return await room.Tables.WriteAsync(writer =>
        {
            // The text is ours: AWS's is not known.
            if (LogCatalog.Require(writer, key).IsProtected) throw LogsErrors.Validation("The log group cannot be deleted while deletion protection is enabled.");
            LogCatalog.Delete(writer, key);
            return NoOutput.Instance;
        });
    }
}
