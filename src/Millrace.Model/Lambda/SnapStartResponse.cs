using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Whether environments start from a snapshot.</summary>
[Structure]
public sealed partial record SnapStartResponse
{
    /// <summary>One of <see cref="SnapStartApplyOn"/>.</summary>
    [Shape(typeof(SnapStartApplyOn))]
    public string? ApplyOn { get; init; }

    /// <summary>One of <see cref="SnapStartOptimizationStatus"/>.</summary>
    [Shape(typeof(SnapStartOptimizationStatus))]
    public string? OptimizationStatus { get; init; }
}
