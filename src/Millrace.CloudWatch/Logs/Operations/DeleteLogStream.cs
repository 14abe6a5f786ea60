using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>DeleteLogStream (facts/logs-metrics.md A).</summary>
internal sealed class DeleteLogStream(LogsRoom room) : IOperationHandler<DeleteLogStreamRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteLogStreamRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LogGroupKey.Named(request.LogGroupName, context);
        return await room.Tables.WriteAsync(writer =>
        {
            LogCatalog.DeleteStream(writer, key, new NamedStream(request.LogStreamName, LogCatalog.RequireStream(writer, key, request.LogStreamName)));
            return NoOutput.Instance;
        });
    }
}
