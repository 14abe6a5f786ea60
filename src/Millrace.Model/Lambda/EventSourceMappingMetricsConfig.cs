using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The metrics of an event source mapping.</summary>
[Structure]
public sealed partial record EventSourceMappingMetricsConfig
{
    /// <summary>Groups of metrics; one of <see cref="EventSourceMappingMetric"/>.</summary>
    [Shape(typeof(EventSourceMappingMetricList))]
    [ElementShape(typeof(EventSourceMappingMetric))]
    public IReadOnlyList<string>? Metrics { get; init; }
}
