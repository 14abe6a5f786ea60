using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>The statistics of one period.</summary>
[Structure]
public sealed partial record Datapoint
{
    /// <summary>When it was; now when left out.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>How many values.</summary>
    public double? SampleCount { get; init; }

    /// <summary>Their average.</summary>
    public double? Average { get; init; }

    /// <summary>Their sum.</summary>
    public double? Sum { get; init; }

    /// <summary>The least of them.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest of them.</summary>
    public double? Maximum { get; init; }

    /// <summary>The unit; one of <see cref="StandardUnit"/>.</summary>
    [Shape(typeof(StandardUnit))]
    public string? Unit { get; init; }

    /// <summary>Percentiles and the like.</summary>
    public IReadOnlyDictionary<string, double>? ExtendedStatistics { get; init; }
}
