using Millrace.Model.Sqs;
using Millrace.Sqs.Messages;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>DeleteMessage (facts/sqs.md).</summary>
internal sealed class DeleteMessage(SqsRoom room) : IOperationHandler<DeleteMessageRequest, NoOutput>
{
    /// <inheritdoc/>
    public async ValueTask<NoOutput> HandleAsync(DeleteMessageRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        var handle = ReceiptHandle.Parse(request.ReceiptHandle, queue.State.Id);
        if (queue.Find(handle) is { } number) await room.Store.DeleteAsync(queue, [number]);
        return NoOutput.Instance;
    }
}
