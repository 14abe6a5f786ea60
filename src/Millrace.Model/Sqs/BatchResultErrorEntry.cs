using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>Why one part of a batch failed.</summary>
[Structure]
public sealed partial record BatchResultErrorEntry
{
    /// <summary>Tells the parts of a batch apart.</summary>
    public required string Id { get; init; }

    /// <summary>Whether the sender did something wrong.</summary>
    public required bool? SenderFault { get; init; }

    /// <summary>The name of the error.</summary>
    public required string Code { get; init; }

    /// <summary>More about it.</summary>
    public string? Message { get; init; }
}
