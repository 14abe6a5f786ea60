using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>ListTagsForResource (facts/kinesis.md 5).</summary>
internal sealed class ListTagsForResource(KinesisRoom room) : IOperationHandler<ListTagsForResourceRequest, ListTagsForResourceResponse>
{
    public ValueTask<ListTagsForResourceResponse> HandleAsync(
        ListTagsForResourceRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = ResourceReferences.Resolve(request.ResourceARN, context, KinesisApi.ListTagsForResource);
        return ValueTask.FromResult(new ListTagsForResourceResponse { Tags = StreamTags.Sorted(room.Streams.Find(key).State.Tags, after: null) });
    }
}
