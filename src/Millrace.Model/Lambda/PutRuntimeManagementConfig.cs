using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>PutRuntimeManagementConfig: sets when a function's runtime is brought up to date.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "PutRuntimeManagementConfig", Resource = "function")]
[Http("PUT", "/2021-07-20/functions/{FunctionName}/runtime-management-config")]
public sealed partial record PutRuntimeManagementConfigRequest : IRequest<PutRuntimeManagementConfigResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The version or the alias.</summary>
    [Shape(typeof(NumericLatestPublishedOrAliasQualifier))]
    [InQuery("Qualifier")]
    public string? Qualifier { get; init; }

    /// <summary>When the runtime is brought up to date; one of <see cref="UpdateRuntimeOn"/>.</summary>
    [Shape(typeof(UpdateRuntimeOn))]
    public required string UpdateRuntimeOn { get; init; }

    /// <summary>The runtime's version.</summary>
    [Shape(typeof(RuntimeVersionArn))]
    public string? RuntimeVersionArn { get; init; }
}

/// <summary>The answer of PutRuntimeManagementConfig.</summary>
[Structure]
public sealed partial record PutRuntimeManagementConfigResponse
{
    /// <summary>When the runtime is brought up to date; one of <see cref="UpdateRuntimeOn"/>.</summary>
    [Shape(typeof(UpdateRuntimeOn))]
    public required string UpdateRuntimeOn { get; init; }

    /// <summary>The function's ARN.</summary>
    [Shape(typeof(FunctionArn))]
    public required string FunctionArn { get; init; }

    /// <summary>The runtime's version.</summary>
    [Shape(typeof(RuntimeVersionArn))]
    public string? RuntimeVersionArn { get; init; }
}
