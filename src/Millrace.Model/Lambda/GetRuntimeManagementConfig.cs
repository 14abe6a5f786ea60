using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetRuntimeManagementConfig: tells when a function's runtime is brought up to date.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "GetRuntimeManagementConfig", Resource = "function", ReadOnly = true)]
[Http("GET", "/2021-07-20/functions/{FunctionName}/runtime-management-config")]
public sealed partial record GetRuntimeManagementConfigRequest : IRequest<GetRuntimeManagementConfigResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The version or the alias.</summary>
    [Shape(typeof(NumericLatestPublishedOrAliasQualifier))]
    [InQuery("Qualifier")]
    public string? Qualifier { get; init; }
}

/// <summary>The answer of GetRuntimeManagementConfig.</summary>
[Structure]
public sealed partial record GetRuntimeManagementConfigResponse
{
    /// <summary>When the runtime is brought up to date; one of <see cref="UpdateRuntimeOn"/>.</summary>
    [Shape(typeof(UpdateRuntimeOn))]
    public string? UpdateRuntimeOn { get; init; }

    /// <summary>The runtime's version.</summary>
    [Shape(typeof(RuntimeVersionArn))]
    public string? RuntimeVersionArn { get; init; }

    /// <summary>The function's ARN.</summary>
    [Shape(typeof(NameSpacedFunctionArn))]
    public string? FunctionArn { get; init; }
}
