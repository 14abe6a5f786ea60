using Millrace.Model.Sqs;
using Millrace.Sqs.Messages;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>DeleteMessageBatch (facts/sqs.md).</summary>
internal sealed class DeleteMessageBatch(SqsRoom room) : IOperationHandler<DeleteMessageBatchRequest, DeleteMessageBatchResponse>
{
    /// <inheritdoc/>
    public async ValueTask<DeleteMessageBatchResponse> HandleAsync(DeleteMessageBatchRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        Batches.Check(request.Entries, static entry => entry.Id);
        var numbers = new List<long>();
        var (successful, failed) = await Batches.RunAsync(request.Entries, static entry => entry.Id, entry =>
        {
            if (queue.Find(ReceiptHandle.Parse(entry.ReceiptHandle, queue.State.Id)) is { } number) numbers.Add(number);
            return ValueTask.FromResult(new DeleteMessageBatchResultEntry { Id = entry.Id });
        });
        await room.Store.DeleteAsync(queue, numbers);
        return new DeleteMessageBatchResponse { Successful = successful, Failed = failed };
    }
}
