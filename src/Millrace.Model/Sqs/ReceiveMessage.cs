using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>ReceiveMessage: takes up to ten messages for a while; who has worked on one deletes it.</summary>
/// <remarks>Errors: UnsupportedOperation, OverLimit, QueueDoesNotExist.</remarks>
[Structure]
[Operation(typeof(SqsApi), "ReceiveMessage", Resource = "queue")]
public sealed partial record ReceiveMessageRequest : IRequest<ReceiveMessageResponse>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>Which attributes to tell; <c>All</c> for all.</summary>
    [Flattened("AttributeName")]
    public IReadOnlyList<string>? AttributeNames { get; init; }

    /// <summary>Which attributes that AWS sets to tell; <c>All</c> for all.</summary>
    [Flattened("MessageSystemAttributeName")]
    public IReadOnlyList<string>? MessageSystemAttributeNames { get; init; }

    /// <summary>Which attributes that the sender set to tell; <c>All</c> or <c>prefix.*</c> for several.</summary>
    [Flattened("MessageAttributeName")]
    public IReadOnlyList<string>? MessageAttributeNames { get; init; }

    /// <summary>The most messages to receive, 1 to 10.</summary>
    public int? MaxNumberOfMessages { get; init; }

    /// <summary>For how many seconds it is hidden from others, 0 to 43200.</summary>
    public int? VisibilityTimeout { get; init; }

    /// <summary>How many seconds to wait for a message, 0 to 20.</summary>
    public int? WaitTimeSeconds { get; init; }

    /// <summary>Only for FIFO queues.</summary>
    public string? ReceiveRequestAttemptId { get; init; }
}

/// <summary>The answer of ReceiveMessage.</summary>
[Structure]
public sealed partial record ReceiveMessageResponse
{
    /// <summary>The messages; nothing when there was none.</summary>
    [Flattened("Message")]
    public IReadOnlyList<Message>? Messages { get; init; }
}
