using Millrace.Model.Sqs;
using Millrace.Sqs.Messages;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>SendMessage (facts/sqs.md).</summary>
internal sealed class SendMessage(SqsRoom room) : IOperationHandler<SendMessageRequest, SendMessageResponse>
{
    /// <inheritdoc/>
    public async ValueTask<SendMessageResponse> HandleAsync(SendMessageRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        var message = MessageChecks.Make(
            queue,
            new SendMessageBatchRequestEntry
            {
                Id = "",
                MessageBody = request.MessageBody,
                DelaySeconds = request.DelaySeconds,
                MessageAttributes = request.MessageAttributes,
                MessageSystemAttributes = request.MessageSystemAttributes,
                MessageGroupId = request.MessageGroupId,
            },
            room,
            context);
        await room.Store.SendAsync(queue, [message]);
        return new SendMessageResponse
        {
            MessageId = message.Id.ToString(),
            MD5OfMessageBody = MessageDigests.OfBody(message.Body),
            MD5OfMessageAttributes = MessageDigests.OfAttributes(message.Attributes),
            MD5OfMessageSystemAttributes = MessageDigests.OfTrace(message.TraceHeader),
        };
    }
}
