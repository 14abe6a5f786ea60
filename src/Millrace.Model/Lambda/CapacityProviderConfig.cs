using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The instances that a function runs on.</summary>
[Structure]
public sealed partial record CapacityProviderConfig
{
    /// <summary>How it runs on the instances.</summary>
    public required LambdaManagedInstancesCapacityProviderConfig LambdaManagedInstancesCapacityProviderConfig { get; init; }
}
