namespace Millrace.Sqs.Messages;

/// <summary>A message as it is kept.</summary>
internal sealed record StoredMessage
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its body.</summary>
    public required string Body { get; init; }

    /// <summary>When it was sent, in epoch milliseconds.</summary>
    public required long SentAt { get; init; }

    /// <summary>When it can first be received, in epoch milliseconds.</summary>
    public required long DueAt { get; init; }

    /// <summary>Who sent it: an account, or a user's or a role's id.</summary>
    public required string SenderId { get; init; }

    /// <summary>What the sender said of it.</summary>
    public IReadOnlyDictionary<string, StoredAttribute>? Attributes { get; init; }

    /// <summary>The trace that the sender was on, or null.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>The group that the sender put it in, or null.</summary>
    public string? GroupId { get; init; }

    /// <summary>The queue that it came from as a dead letter, or null.</summary>
    public string? DeadLetterSource { get; init; }
}

/// <summary>Something that a sender said of a message.</summary>
/// <param name="DataType">Its type, with a label after a dot.</param>
/// <param name="Text">The value of a string or a number.</param>
/// <param name="Bytes">The value of a binary.</param>
internal sealed record StoredAttribute(string DataType, string? Text, byte[]? Bytes);
