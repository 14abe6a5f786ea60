using Millrace.Model.Sqs;
using Millrace.Sqs.Queues;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>SetQueueAttributes (facts/sqs.md).</summary>
internal sealed class SetQueueAttributes(SqsRoom room) : IOperationHandler<SetQueueAttributesRequest, NoOutput>
{
    /// <inheritdoc/>
    public async ValueTask<NoOutput> HandleAsync(SetQueueAttributesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        await room.Store.ChangeAsync(queue.Key, present =>
        {
            if (present is null) throw SqsErrors.NoQueue();
            return present with { Attributes = QueueAttributes.Change(present.Attributes, request.Attributes, room.IsQueue), ChangedAt = room.Now };
        });
        return NoOutput.Instance;
    }
}
