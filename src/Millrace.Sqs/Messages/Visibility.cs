using Millrace.Sqs.Queues;

namespace Millrace.Sqs.Messages;

/// <summary>Changes for how long received messages are hidden.</summary>
internal static class Visibility
{
    private const int Most = 43_200;

    public static void Change(Queue queue, string receiptHandle, int? seconds)
    {
        SqsErrors.Check("VisibilityTimeout", seconds, 0, Most);
        var handle = ReceiptHandle.Parse(receiptHandle, queue.State.Id);
        if (!queue.TryHide(handle, seconds ?? 0))
            throw SqsErrors.Prefixed("MessageNotInflight", "The specified message isn't in flight.");
    }
}
