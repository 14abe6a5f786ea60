using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A pattern that records match.</summary>
[Structure]
public sealed partial record Filter
{
    /// <summary>The pattern, JSON.</summary>
    [Shape(typeof(Pattern))]
    public string? Pattern { get; init; }
}
