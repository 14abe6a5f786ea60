using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How many calls run at once.</summary>
[Structure]
public sealed partial record ScalingConfig
{
    /// <summary>How many calls run at once.</summary>
    [Shape(typeof(MaximumConcurrency))]
    public int? MaximumConcurrency { get; init; }
}
