using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>PutFunctionRecursionConfig: sets whether a function may call itself in a loop.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "PutFunctionRecursionConfig", Resource = "function")]
[Http("PUT", "/2024-08-31/functions/{FunctionName}/recursion-config")]
public sealed partial record PutFunctionRecursionConfigRequest : IRequest<PutFunctionRecursionConfigResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(UnqualifiedFunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>What becomes of loops; one of <see cref="RecursiveLoop"/>.</summary>
    [Shape(typeof(RecursiveLoop))]
    public required string RecursiveLoop { get; init; }
}

/// <summary>The answer of PutFunctionRecursionConfig.</summary>
[Structure]
public sealed partial record PutFunctionRecursionConfigResponse
{
    /// <summary>What becomes of loops; one of <see cref="RecursiveLoop"/>.</summary>
    [Shape(typeof(RecursiveLoop))]
    public string? RecursiveLoop { get; init; }
}
