using Millrace.Model.Sqs;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>PurgeQueue (facts/sqs.md).</summary>
internal sealed class PurgeQueue(SqsRoom room) : IOperationHandler<PurgeQueueRequest, NoOutput>
{
    private const long MillisecondsBetween = 60_000;

    /// <inheritdoc/>
    public async ValueTask<NoOutput> HandleAsync(PurgeQueueRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        if (room.Now - queue.PurgedAt < MillisecondsBetween)
        {
            throw SqsErrors.Prefixed(
                "PurgeQueueInProgress", $"Only one PurgeQueue operation on {queue.Key.Name} is allowed every 60 seconds.");
        }

        queue.PurgedAt = room.Now;
        await room.Store.DeleteAsync(queue, queue.Clear());
        return NoOutput.Instance;
    }
}
