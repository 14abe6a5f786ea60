using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>Many values in short.</summary>
[Structure]
public sealed partial record StatisticSet
{
    /// <summary>How many values.</summary>
    public required double? SampleCount { get; init; }

    /// <summary>Their sum.</summary>
    public required double? Sum { get; init; }

    /// <summary>The least of them.</summary>
    public required double? Minimum { get; init; }

    /// <summary>The greatest of them.</summary>
    public required double? Maximum { get; init; }
}
