using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>A received message.</summary>
[Structure]
public sealed partial record Message
{
    /// <summary>The message's id.</summary>
    public string? MessageId { get; init; }

    /// <summary>What the message was received with.</summary>
    public string? ReceiptHandle { get; init; }

    /// <summary>The MD5 of the body.</summary>
    public string? MD5OfBody { get; init; }

    /// <summary>The body.</summary>
    public string? Body { get; init; }

    /// <summary>Attributes by name.</summary>
    [Flattened("Attribute", Key = "Name", Value = "Value")]
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>The MD5 of the attributes.</summary>
    public string? MD5OfMessageAttributes { get; init; }

    /// <summary>What the sender says of the message, 10 attributes at most.</summary>
    [Flattened("MessageAttribute", Key = "Name", Value = "Value")]
    public IReadOnlyDictionary<string, MessageAttributeValue>? MessageAttributes { get; init; }
}
