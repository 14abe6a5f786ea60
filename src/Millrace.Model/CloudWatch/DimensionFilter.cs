using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A dimension that metrics have.</summary>
[Structure]
public sealed partial record DimensionFilter
{
    /// <summary>The name.</summary>
    [Shape(typeof(DimensionName))]
    public required string Name { get; init; }

    /// <summary>The value.</summary>
    [Shape(typeof(DimensionValue))]
    public string? Value { get; init; }
}
