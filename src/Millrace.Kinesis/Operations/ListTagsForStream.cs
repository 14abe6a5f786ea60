using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>ListTagsForStream (facts/kinesis.md 5).</summary>
internal sealed class ListTagsForStream(KinesisRoom room) : IOperationHandler<ListTagsForStreamRequest, ListTagsForStreamResponse>
{
    public ValueTask<ListTagsForStreamResponse> HandleAsync(
        ListTagsForStreamRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.ListTagsForStream);
        var tags = StreamTags.Sorted(room.Streams.Find(key).State.Tags, request.ExclusiveStartTagKey);
        var limit = request.Limit ?? StreamTags.Most;
        return ValueTask.FromResult(new ListTagsForStreamResponse { Tags = [.. tags.Take(limit)], HasMoreTags = tags.Count > limit });
    }
}
