using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>A message of a batch that was sent.</summary>
[Structure]
public sealed partial record SendMessageBatchResultEntry
{
    /// <summary>Tells the parts of a batch apart.</summary>
    public required string Id { get; init; }

    /// <summary>The message's id.</summary>
    public required string MessageId { get; init; }

    /// <summary>The MD5 of the body.</summary>
    public required string MD5OfMessageBody { get; init; }

    /// <summary>The MD5 of the attributes.</summary>
    public string? MD5OfMessageAttributes { get; init; }

    /// <summary>The MD5 of what was told AWS.</summary>
    public string? MD5OfMessageSystemAttributes { get; init; }

    /// <summary>Only of FIFO queues.</summary>
    public string? SequenceNumber { get; init; }
}
