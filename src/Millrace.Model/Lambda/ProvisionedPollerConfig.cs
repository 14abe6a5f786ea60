using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How many pollers there are.</summary>
[Structure]
public sealed partial record ProvisionedPollerConfig
{
    /// <summary>The fewest pollers.</summary>
    [Shape(typeof(MinimumNumberOfPollers))]
    public int? MinimumPollers { get; init; }

    /// <summary>The most pollers.</summary>
    [Shape(typeof(MaximumNumberOfPollers))]
    public int? MaximumPollers { get; init; }

    /// <summary>The group that pollers are shared with.</summary>
    [Shape(typeof(ProvisionedPollerGroupName))]
    public string? PollerGroupName { get; init; }
}
