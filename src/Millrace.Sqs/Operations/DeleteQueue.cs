using Millrace.Model.Sqs;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>DeleteQueue (facts/sqs.md).</summary>
internal sealed class DeleteQueue(SqsRoom room) : IOperationHandler<DeleteQueueRequest, NoOutput>
{
    /// <inheritdoc/>
    public async ValueTask<NoOutput> HandleAsync(DeleteQueueRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        await room.Store.ChangeAsync(queue.Key, present => present?.Id == queue.State.Id ? null : present);
        await room.Store.DeleteAsync(queue, queue.Clear());
        return NoOutput.Instance;
    }
}
