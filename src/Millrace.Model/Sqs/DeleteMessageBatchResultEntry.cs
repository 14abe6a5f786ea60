using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>A part of a batch that succeeded.</summary>
[Structure]
public sealed partial record DeleteMessageBatchResultEntry
{
    /// <summary>Tells the parts of a batch apart.</summary>
    public required string Id { get; init; }
}
