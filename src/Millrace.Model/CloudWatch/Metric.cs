using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A metric.</summary>
[Structure]
public sealed partial record Metric
{
    /// <summary>The namespace, 1 to 255 characters that do not begin with <c>:</c>.</summary>
    [Shape(typeof(Namespace))]
    public string? Namespace { get; init; }

    /// <summary>The metric's name, 1 to 255 characters.</summary>
    [Shape(typeof(MetricName))]
    public string? MetricName { get; init; }

    /// <summary>The dimensions, 30 at most.</summary>
    [Shape(typeof(Dimensions))]
    public IReadOnlyList<Dimension>? Dimensions { get; init; }
}
