using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How many environments are kept ready.</summary>
[Structure]
public sealed partial record ProvisionedConcurrencyConfigListItem
{
    /// <summary>The function's ARN.</summary>
    [Shape(typeof(FunctionArn))]
    public string? FunctionArn { get; init; }

    /// <summary>How many were asked for.</summary>
    [Shape(typeof(PositiveInteger))]
    public int? RequestedProvisionedConcurrentExecutions { get; init; }

    /// <summary>How many are ready.</summary>
    [Shape(typeof(NonNegativeInteger))]
    public int? AvailableProvisionedConcurrentExecutions { get; init; }

    /// <summary>How many are there; with weights of an alias, in part of another version.</summary>
    [Shape(typeof(NonNegativeInteger))]
    public int? AllocatedProvisionedConcurrentExecutions { get; init; }

    /// <summary>One of <see cref="ProvisionedConcurrencyStatusEnum"/>.</summary>
    [Shape(typeof(ProvisionedConcurrencyStatusEnum))]
    public string? Status { get; init; }

    /// <summary>Why it failed.</summary>
    public string? StatusReason { get; init; }

    /// <summary>When it last changed.</summary>
    public string? LastModified { get; init; }
}
