using Millrace.Model.Sqs;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>UntagQueue (facts/sqs.md).</summary>
internal sealed class UntagQueue(SqsRoom room) : IOperationHandler<UntagQueueRequest, NoOutput>
{
    /// <inheritdoc/>
    public async ValueTask<NoOutput> HandleAsync(UntagQueueRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        await room.Store.ChangeAsync(queue.Key, present =>
        {
            if (present is null) throw SqsErrors.NoQueue();
            return present with { Tags = present.Tags.Where(tag => !request.TagKeys.Contains(tag.Key)).ToDictionary() };
        });
        return NoOutput.Instance;
    }
}
