using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>ListTagsForResource (facts/logs-metrics.md A).</summary>
internal sealed class ListTagsForResource(LogsRoom room) : IOperationHandler<ListTagsForResourceRequest, ListTagsForResourceResponse>
{
    public async ValueTask<ListTagsForResourceResponse> HandleAsync(ListTagsForResourceRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = Tagging.Resolve(request.ResourceArn);
        return new ListTagsForResourceResponse { Tags = await room.Tables.ReadAsync(reader => LogCatalog.Require(reader, key).Tags, cancellationToken) };
    }
}
