using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>A message of a batch to send.</summary>
[Structure]
public sealed partial record SendMessageBatchRequestEntry
{
    /// <summary>Tells the parts of a batch apart.</summary>
    public required string Id { get; init; }

    /// <summary>The body.</summary>
    public required string MessageBody { get; init; }

    /// <summary>For how many seconds nobody receives it, 0 to 900.</summary>
    public int? DelaySeconds { get; init; }

    /// <summary>What the sender says of the message, 10 attributes at most.</summary>
    [Flattened("MessageAttribute", Key = "Name", Value = "Value")]
    public IReadOnlyDictionary<string, MessageAttributeValue>? MessageAttributes { get; init; }

    /// <summary>What the sender tells AWS: <c>AWSTraceHeader</c>.</summary>
    [Flattened("MessageSystemAttribute", Key = "Name", Value = "Value")]
    public IReadOnlyDictionary<string, MessageSystemAttributeValue>? MessageSystemAttributes { get; init; }

    /// <summary>Only for FIFO queues.</summary>
    public string? MessageDeduplicationId { get; init; }

    /// <summary>Groups messages for fair sharing; kept for FIFO queues only.</summary>
    public string? MessageGroupId { get; init; }
}
