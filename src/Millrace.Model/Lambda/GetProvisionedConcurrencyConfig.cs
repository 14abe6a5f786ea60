using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetProvisionedConcurrencyConfig: tells how many environments are kept ready.</summary>
/// <remarks>Errors: InvalidParameterValueException, ProvisionedConcurrencyConfigNotFoundException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "GetProvisionedConcurrencyConfig", Resource = "function", ReadOnly = true)]
[Http("GET", "/2019-09-30/functions/{FunctionName}/provisioned-concurrency")]
public sealed partial record GetProvisionedConcurrencyConfigRequest : IRequest<GetProvisionedConcurrencyConfigResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The version or the alias.</summary>
    [Shape(typeof(Qualifier))]
    [InQuery("Qualifier")]
    public required string Qualifier { get; init; }
}

/// <summary>The answer of GetProvisionedConcurrencyConfig.</summary>
[Structure]
public sealed partial record GetProvisionedConcurrencyConfigResponse
{
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
