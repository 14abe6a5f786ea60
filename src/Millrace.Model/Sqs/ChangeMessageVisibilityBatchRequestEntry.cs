using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>A message of a batch, and for how long it is hidden.</summary>
[Structure]
public sealed partial record ChangeMessageVisibilityBatchRequestEntry
{
    /// <summary>Tells the parts of a batch apart.</summary>
    public required string Id { get; init; }

    /// <summary>What the message was received with.</summary>
    public required string ReceiptHandle { get; init; }

    /// <summary>For how many seconds it is hidden from others, 0 to 43200.</summary>
    public int? VisibilityTimeout { get; init; }
}
