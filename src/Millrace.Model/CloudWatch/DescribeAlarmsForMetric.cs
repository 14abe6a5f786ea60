using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>DescribeAlarmsForMetric: lists the alarms that watch a metric.</summary>
[Structure]
[Operation(typeof(CloudWatchApi), "DescribeAlarmsForMetric", Resource = "*", ReadOnly = true)]
public sealed partial record DescribeAlarmsForMetricRequest : IRequest<DescribeAlarmsForMetricResponse>
{
    /// <summary>The metric's name, 1 to 255 characters.</summary>
    [Shape(typeof(MetricName))]
    public required string MetricName { get; init; }

    /// <summary>The namespace, 1 to 255 characters that do not begin with <c>:</c>.</summary>
    [Shape(typeof(Namespace))]
    public required string Namespace { get; init; }

    /// <summary>One of <see cref="Statistic"/>.</summary>
    [Shape(typeof(Statistic))]
    public string? Statistic { get; init; }

    /// <summary>A percentile or the like.</summary>
    public string? ExtendedStatistic { get; init; }

    /// <summary>The dimensions, 30 at most.</summary>
    [Shape(typeof(Dimensions))]
    public IReadOnlyList<Dimension>? Dimensions { get; init; }

    /// <summary>The length of a period in seconds.</summary>
    [Shape(typeof(Period))]
    public int? Period { get; init; }

    /// <summary>The unit; one of <see cref="StandardUnit"/>.</summary>
    [Shape(typeof(StandardUnit))]
    public string? Unit { get; init; }
}

/// <summary>The answer of DescribeAlarmsForMetric.</summary>
[Structure]
public sealed partial record DescribeAlarmsForMetricResponse
{
    /// <summary>The alarms on metrics.</summary>
    public IReadOnlyList<MetricAlarm>? MetricAlarms { get; init; }
}
