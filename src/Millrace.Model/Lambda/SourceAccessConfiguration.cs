using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How a source of events is reached.</summary>
[Structure]
public sealed partial record SourceAccessConfiguration
{
    /// <summary>What kind it is.</summary>
    [Shape(typeof(SourceAccessType))]
    public string? Type { get; init; }

    /// <summary>What it is reached with.</summary>
    [Shape(typeof(URI))]
    public string? URI { get; init; }
}
