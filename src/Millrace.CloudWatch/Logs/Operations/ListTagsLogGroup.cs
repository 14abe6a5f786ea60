using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>ListTagsLogGroup (facts/logs-metrics.md A).</summary>
internal sealed class ListTagsLogGroup(LogsRoom room) : IOperationHandler<ListTagsLogGroupRequest, ListTagsLogGroupResponse>
{
    public async ValueTask<ListTagsLogGroupResponse> HandleAsync(ListTagsLogGroupRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LogGroupKey.Named(request.LogGroupName, context);
        return new ListTagsLogGroupResponse { Tags = await room.Tables.ReadAsync(reader => LogCatalog.Require(reader, key).Tags, cancellationToken) };
    }
}
