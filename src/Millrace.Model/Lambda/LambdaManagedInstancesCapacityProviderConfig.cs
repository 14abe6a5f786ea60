using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How a function runs on a capacity provider's instances.</summary>
[Structure]
public sealed partial record LambdaManagedInstancesCapacityProviderConfig
{
    /// <summary>The capacity provider.</summary>
    [Shape(typeof(CapacityProviderArn))]
    public required string CapacityProviderArn { get; init; }

    /// <summary>How many calls an environment has at once.</summary>
    [Shape(typeof(PerExecutionEnvironmentMaxConcurrency))]
    public int? PerExecutionEnvironmentMaxConcurrency { get; init; }

    /// <summary>Memory for each processor, in GiB.</summary>
    [Shape(typeof(ExecutionEnvironmentMemoryGiBPerVCpu))]
    public double? ExecutionEnvironmentMemoryGiBPerVCpu { get; init; }
}
