using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>What becomes of an event that matches.</summary>
[Structure]
public sealed partial record MetricTransformation
{
    /// <summary>The metric's name.</summary>
    [Shape(typeof(MetricName))]
    [MemberName("metricName")]
    public required string MetricName { get; init; }

    /// <summary>The metric's namespace.</summary>
    [Shape(typeof(MetricNamespace))]
    [MemberName("metricNamespace")]
    public required string MetricNamespace { get; init; }

    /// <summary>The value that an event adds, a number or a field of the event.</summary>
    [Shape(typeof(MetricValue))]
    [MemberName("metricValue")]
    public required string MetricValue { get; init; }

    /// <summary>The value while no event matches.</summary>
    [MemberName("defaultValue")]
    public double? DefaultValue { get; init; }

    /// <summary>The metric's dimensions.</summary>
    [EntryShape(typeof(DimensionsKey), typeof(DimensionsValue))]
    [MemberName("dimensions")]
    public IReadOnlyDictionary<string, string>? Dimensions { get; init; }

    /// <summary>The metric's unit; one of <see cref="StandardUnit"/>.</summary>
    [Shape(typeof(StandardUnit))]
    [MemberName("unit")]
    public string? Unit { get; init; }
}
