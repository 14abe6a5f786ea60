using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>GetMetricStatistics: reads the statistics of one metric.</summary>
/// <remarks>Errors: InvalidParameterValueException, MissingRequiredParameterException, InvalidParameterCombinationException.</remarks>
[Structure]
[Operation(typeof(CloudWatchApi), "GetMetricStatistics", Resource = "*", ReadOnly = true)]
public sealed partial record GetMetricStatisticsRequest : IRequest<GetMetricStatisticsResponse>
{
    /// <summary>The namespace, 1 to 255 characters that do not begin with <c>:</c>.</summary>
    [Shape(typeof(Namespace))]
    public required string Namespace { get; init; }

    /// <summary>The metric's name, 1 to 255 characters.</summary>
    [Shape(typeof(MetricName))]
    public required string MetricName { get; init; }

    /// <summary>The dimensions, 30 at most.</summary>
    [Shape(typeof(Dimensions))]
    public IReadOnlyList<Dimension>? Dimensions { get; init; }

    /// <summary>The first moment.</summary>
    public required DateTimeOffset? StartTime { get; init; }

    /// <summary>The moment that is not reached any more.</summary>
    public required DateTimeOffset? EndTime { get; init; }

    /// <summary>The length of a period in seconds.</summary>
    [Shape(typeof(Period))]
    public required int? Period { get; init; }

    /// <summary>Which statistics; see <see cref="Statistic"/>.</summary>
    [Shape(typeof(Statistics))]
    [ElementShape(typeof(Statistic))]
    public IReadOnlyList<string>? Statistics { get; init; }

    /// <summary>Percentiles and the like.</summary>
    [Shape(typeof(ExtendedStatistics))]
    public IReadOnlyList<string>? ExtendedStatistics { get; init; }

    /// <summary>The unit; one of <see cref="StandardUnit"/>.</summary>
    [Shape(typeof(StandardUnit))]
    public string? Unit { get; init; }
}

/// <summary>The answer of GetMetricStatistics.</summary>
[Structure]
public sealed partial record GetMetricStatisticsResponse
{
    /// <summary>What the answer calls it.</summary>
    public string? Label { get; init; }

    /// <summary>The periods that have values, in no order.</summary>
    public IReadOnlyList<Datapoint>? Datapoints { get; init; }
}
