using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A dimension of a metric: a name and what it is for this metric.</summary>
[Structure]
public sealed partial record Dimension
{
    /// <summary>The name.</summary>
    [Shape(typeof(DimensionName))]
    public required string Name { get; init; }

    /// <summary>The value.</summary>
    [Shape(typeof(DimensionValue))]
    public required string Value { get; init; }
}
