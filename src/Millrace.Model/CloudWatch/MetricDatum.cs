using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>Values of a metric at one moment.</summary>
[Structure]
public sealed partial record MetricDatum
{
    /// <summary>The metric's name, 1 to 255 characters.</summary>
    [Shape(typeof(MetricName))]
    public required string MetricName { get; init; }

    /// <summary>The dimensions, 30 at most.</summary>
    [Shape(typeof(Dimensions))]
    public IReadOnlyList<Dimension>? Dimensions { get; init; }

    /// <summary>When it was; now when left out.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The value.</summary>
    public double? Value { get; init; }

    /// <summary>Many values in short.</summary>
    public StatisticSet? StatisticValues { get; init; }

    /// <summary>The values.</summary>
    public IReadOnlyList<double>? Values { get; init; }

    /// <summary>How often each of the values was, in their order; once when left out.</summary>
    public IReadOnlyList<double>? Counts { get; init; }

    /// <summary>The unit; one of <see cref="StandardUnit"/>.</summary>
    [Shape(typeof(StandardUnit))]
    public string? Unit { get; init; }

    /// <summary>For how many seconds a value stands: 1 or 60.</summary>
    [Shape(typeof(StorageResolution))]
    public int? StorageResolution { get; init; }
}
