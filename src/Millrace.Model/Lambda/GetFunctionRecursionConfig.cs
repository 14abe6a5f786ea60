using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetFunctionRecursionConfig: tells whether a function may call itself in a loop.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "GetFunctionRecursionConfig", Resource = "function", ReadOnly = true)]
[Http("GET", "/2024-08-31/functions/{FunctionName}/recursion-config")]
public sealed partial record GetFunctionRecursionConfigRequest : IRequest<GetFunctionRecursionConfigResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(UnqualifiedFunctionName))]
    [InPath]
    public required string FunctionName { get; init; }
}

/// <summary>The answer of GetFunctionRecursionConfig.</summary>
[Structure]
public sealed partial record GetFunctionRecursionConfigResponse
{
    /// <summary>What becomes of loops; one of <see cref="RecursiveLoop"/>.</summary>
    [Shape(typeof(RecursiveLoop))]
    public string? RecursiveLoop { get; init; }
}
