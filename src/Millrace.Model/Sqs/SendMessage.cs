using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>SendMessage: puts a message into a queue.</summary>
/// <remarks>Errors: InvalidMessageContents, UnsupportedOperation, QueueDoesNotExist.</remarks>
[Structure]
[Operation(typeof(SqsApi), "SendMessage", Resource = "queue")]
public sealed partial record SendMessageRequest : IRequest<SendMessageResponse>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }

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

/// <summary>The answer of SendMessage.</summary>
[Structure]
public sealed partial record SendMessageResponse
{
    /// <summary>The MD5 of the body.</summary>
    public string? MD5OfMessageBody { get; init; }

    /// <summary>The MD5 of the attributes.</summary>
    public string? MD5OfMessageAttributes { get; init; }

    /// <summary>The MD5 of what was told AWS.</summary>
    public string? MD5OfMessageSystemAttributes { get; init; }

    /// <summary>The message's id.</summary>
    public string? MessageId { get; init; }

    /// <summary>Only of FIFO queues.</summary>
    public string? SequenceNumber { get; init; }
}
