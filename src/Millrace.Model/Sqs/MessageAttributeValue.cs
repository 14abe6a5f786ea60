using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>What the sender says of a message beside its body.</summary>
[Structure]
public sealed partial record MessageAttributeValue
{
    /// <summary>The value of a string or a number.</summary>
    public string? StringValue { get; init; }

    /// <summary>The value of a binary.</summary>
    public ReadOnlyMemory<byte>? BinaryValue { get; init; }

    /// <summary>Not used yet by AWS.</summary>
    [Flattened("StringListValue")]
    public IReadOnlyList<string>? StringListValues { get; init; }

    /// <summary>Not used yet by AWS.</summary>
    [Flattened("BinaryListValue")]
    public IReadOnlyList<ReadOnlyMemory<byte>>? BinaryListValues { get; init; }

    /// <summary><c>String</c>, <c>Number</c> or <c>Binary</c>, with a label of one's own after a dot.</summary>
    public required string DataType { get; init; }
}
