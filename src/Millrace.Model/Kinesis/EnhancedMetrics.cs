using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>Shard-level metrics of a stream.</summary>
[Structure]
public sealed partial record EnhancedMetrics
{
    /// <summary>Which ones: values of <see cref="MetricsName"/>.</summary>
    [Shape(typeof(MetricsNameList))]
    [ElementShape(typeof(MetricsName))]
    public IReadOnlyList<string>? ShardLevelMetrics { get; init; }
}
