using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>PutProvisionedConcurrencyConfig: keeps environments of a version or an alias ready.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "PutProvisionedConcurrencyConfig", Resource = "function")]
[Http("PUT", "/2019-09-30/functions/{FunctionName}/provisioned-concurrency", Status = 202)]
public sealed partial record PutProvisionedConcurrencyConfigRequest : IRequest<PutProvisionedConcurrencyConfigResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The version or the alias.</summary>
    [Shape(typeof(Qualifier))]
    [InQuery("Qualifier")]
    public required string Qualifier { get; init; }

    /// <summary>How many are kept ready.</summary>
    [Shape(typeof(PositiveInteger))]
    public required int? ProvisionedConcurrentExecutions { get; init; }
}

/// <summary>The answer of PutProvisionedConcurrencyConfig.</summary>
[Structure]
public sealed partial record PutProvisionedConcurrencyConfigResponse
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
