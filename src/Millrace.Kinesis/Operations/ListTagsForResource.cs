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
        var resource = Resource.Find(request.ResourceARN, room, context, KinesisApi.ListTagsForResource);
        return ValueTask.FromResult(new ListTagsForResourceResponse { Tags = StreamTags.Sorted(resource.Tags, after: null) });
    }
}
