using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>A message of a batch to delete.</summary>
[Structure]
public sealed partial record DeleteMessageBatchRequestEntry
{
    /// <summary>Tells the parts of a batch apart.</summary>
    public required string Id { get; init; }

    /// <summary>What the message was received with.</summary>
    public required string ReceiptHandle { get; init; }
}
