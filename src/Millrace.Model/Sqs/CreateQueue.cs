using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>CreateQueue: makes a queue.</summary>
/// <remarks>Errors: QueueDeletedRecently, QueueNameExists, InvalidAttributeName, InvalidAttributeValue, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "CreateQueue", Resource = "queue")]
public sealed partial record CreateQueueRequest : IRequest<CreateQueueResponse>
{
    /// <summary>The queue's name, 1 to 80 characters of <c>[a-zA-Z0-9_-]</c>.</summary>
    public required string QueueName { get; init; }

    /// <summary>Attributes by name.</summary>
    [Flattened("Attribute", Key = "Name", Value = "Value")]
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>The tags to start with.</summary>
    [MemberName("tags")]
    [Flattened("Tag", Key = "Key", Value = "Value")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

/// <summary>The answer of CreateQueue.</summary>
[Structure]
public sealed partial record CreateQueueResponse
{
    /// <summary>The queue's URL.</summary>
    public string? QueueUrl { get; init; }
}
