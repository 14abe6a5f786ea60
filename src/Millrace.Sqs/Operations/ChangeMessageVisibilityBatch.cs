using Millrace.Model.Sqs;
using Millrace.Sqs.Messages;
using Millrace.Sqs.Queues;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>ChangeMessageVisibilityBatch (facts/sqs.md).</summary>
internal sealed class ChangeMessageVisibilityBatch(SqsRoom room) : IOperationHandler<ChangeMessageVisibilityBatchRequest, ChangeMessageVisibilityBatchResponse>
{
    /// <inheritdoc/>
    public async ValueTask<ChangeMessageVisibilityBatchResponse> HandleAsync(ChangeMessageVisibilityBatchRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        Batches.Check(request.Entries, static entry => entry.Id);
        var (successful, failed) = await Batches.RunAsync(request.Entries, static entry => entry.Id, entry =>
        {
            Visibility.Change(queue, entry.ReceiptHandle, entry.VisibilityTimeout ?? queue.State.Number(QueueAttributes.VisibilityTimeout));
            return ValueTask.FromResult(new ChangeMessageVisibilityBatchResultEntry { Id = entry.Id });
        });
        return new ChangeMessageVisibilityBatchResponse { Successful = successful, Failed = failed };
    }
}
