using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A note to an answer.</summary>
[Structure]
public sealed partial record MessageData
{
    /// <summary>The note's name.</summary>
    public string? Code { get; init; }

    /// <summary>The value.</summary>
    public string? Value { get; init; }
}
