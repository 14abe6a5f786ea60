using Millrace.Model.Sqs;
using Millrace.Sqs.Messages;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>SendMessageBatch (facts/sqs.md).</summary>
internal sealed class SendMessageBatch(SqsRoom room) : IOperationHandler<SendMessageBatchRequest, SendMessageBatchResponse>
{
    /// <inheritdoc/>
    public async ValueTask<SendMessageBatchResponse> HandleAsync(SendMessageBatchRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        Batches.Check(request.Entries, static entry => entry.Id);
        if (request.Entries.Sum(MessageChecks.Size) > Batches.MostBytes)
            throw SqsErrors.Prefixed("BatchRequestTooLong", $"Batch requests cannot be longer than {Batches.MostBytes} bytes.");

        var messages = new List<StoredMessage>();
        var (successful, failed) = await Batches.RunAsync(request.Entries, static entry => entry.Id, entry =>
        {
            var message = MessageChecks.Make(queue, entry, room, context);
            messages.Add(message);
            return ValueTask.FromResult(new SendMessageBatchResultEntry
            {
                Id = entry.Id,
                MessageId = message.Id.ToString(),
                MD5OfMessageBody = MessageDigests.OfBody(message.Body),
                MD5OfMessageAttributes = MessageDigests.OfAttributes(message.Attributes),
                MD5OfMessageSystemAttributes = MessageDigests.OfTrace(message.TraceHeader),
            });
        });
        if (messages.Count > 0) await room.Store.SendAsync(queue, messages);
        return new SendMessageBatchResponse { Successful = successful, Failed = failed };
    }
}
