using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>A part of a batch that succeeded.</summary>
[Structure]
public sealed partial record ChangeMessageVisibilityBatchResultEntry
{
    /// <summary>Tells the parts of a batch apart.</summary>
    public required string Id { get; init; }
}
