using Millrace.Model.Sqs;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>ListQueueTags (facts/sqs.md).</summary>
internal sealed class ListQueueTags(SqsRoom room) : IOperationHandler<ListQueueTagsRequest, ListQueueTagsResponse>
{
    /// <inheritdoc/>
    public ValueTask<ListQueueTagsResponse> HandleAsync(ListQueueTagsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var tags = room.Find(request.QueueUrl, context).State.Tags;
        return ValueTask.FromResult(new ListQueueTagsResponse { Tags = tags.Count == 0 ? null : tags });
    }
}
