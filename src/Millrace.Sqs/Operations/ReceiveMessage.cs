using Millrace.Model.Sqs;
using Millrace.Sqs.Messages;
using Millrace.Sqs.Queues;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>ReceiveMessage (facts/sqs.md).</summary>
internal sealed class ReceiveMessage(SqsRoom room) : IOperationHandler<ReceiveMessageRequest, ReceiveMessageResponse>
{
    /// <inheritdoc/>
    public async ValueTask<ReceiveMessageResponse> HandleAsync(ReceiveMessageRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        SqsErrors.Check("MaxNumberOfMessages", request.MaxNumberOfMessages, 1, 10);
        SqsErrors.Check("WaitTimeSeconds", request.WaitTimeSeconds, 0, 20);
        SqsErrors.Check("VisibilityTimeout", request.VisibilityTimeout, 0, 43_200);
        foreach (var name in request.AttributeNames ?? []) MessageAttributes.CheckName(name);
        foreach (var name in request.MessageSystemAttributeNames ?? []) MessageAttributes.CheckName(name);
        var messages = await room.Store.ReceiveAsync(
            queue,
            request.MaxNumberOfMessages ?? 1,
            request.VisibilityTimeout ?? queue.State.Number(QueueAttributes.VisibilityTimeout),
            request.WaitTimeSeconds ?? queue.State.Number(QueueAttributes.ReceiveMessageWaitTimeSeconds),
            cancellationToken);
        return new ReceiveMessageResponse { Messages = messages.Count == 0 ? null : [.. messages.Select(message => Of(message, queue, request))] };
    }

    private static Message Of(ReceivedMessage received, Queue queue, ReceiveMessageRequest request)
    {
        var (message, receives) = received;
        var stored = message.Stored;
        var attributes = MessageAttributes.Chosen(stored.Attributes, request.MessageAttributeNames ?? []);
        return new Message
        {
            MessageId = stored.Id.ToString(),
            ReceiptHandle = new ReceiptHandle(queue.State.Id, message.Number, stored.Id, receives).ToString(),
            MD5OfBody = MessageDigests.OfBody(stored.Body),
            Body = stored.Body,
            Attributes = MessageAttributes.OfSystem(message, receives, [.. request.AttributeNames ?? [], .. request.MessageSystemAttributeNames ?? []]),
            MD5OfMessageAttributes = MessageDigests.OfAttributes(attributes),
            MessageAttributes = attributes?.ToDictionary(static a => a.Key, static a => MessageAttributes.Value(a.Value)),
        };
    }
}
