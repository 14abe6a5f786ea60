using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>Values of metrics with what they are about.</summary>
[Structure]
public sealed partial record EntityMetricData
{
    /// <summary>What the values are about; kept by nobody.</summary>
    public Entity? Entity { get; init; }

    /// <summary>The values.</summary>
    public IReadOnlyList<MetricDatum>? MetricData { get; init; }
}
