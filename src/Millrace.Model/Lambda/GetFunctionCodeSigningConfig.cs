using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetFunctionCodeSigningConfig: tells which signatures a function's code needs.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "GetFunctionCodeSigningConfig", Resource = "function", ReadOnly = true)]
[Http("GET", "/2020-06-30/functions/{FunctionName}/code-signing-config")]
public sealed partial record GetFunctionCodeSigningConfigRequest : IRequest<GetFunctionCodeSigningConfigResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    [InPath]
    public required string FunctionName { get; init; }
}

/// <summary>The answer of GetFunctionCodeSigningConfig.</summary>
[Structure]
public sealed partial record GetFunctionCodeSigningConfigResponse
{
    /// <summary>Which signatures the code needs.</summary>
    [Shape(typeof(CodeSigningConfigArn))]
    public required string CodeSigningConfigArn { get; init; }

    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    public required string FunctionName { get; init; }
}
