using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A metric, a period and a statistic.</summary>
[Structure]
public sealed partial record MetricStat
{
    /// <summary>The metric.</summary>
    public required Metric Metric { get; init; }

    /// <summary>The length of a period in seconds.</summary>
    [Shape(typeof(Period))]
    public required int? Period { get; init; }

    /// <summary>The statistic, as in <c>Average</c> or <c>p99</c>.</summary>
    public required string Stat { get; init; }

    /// <summary>The unit; one of <see cref="StandardUnit"/>.</summary>
    [Shape(typeof(StandardUnit))]
    public string? Unit { get; init; }
}
