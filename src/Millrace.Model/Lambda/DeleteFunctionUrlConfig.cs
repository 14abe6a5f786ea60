using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>DeleteFunctionUrlConfig: takes the URL of a function or an alias away.</summary>
/// <remarks>Errors: ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "DeleteFunctionUrlConfig", Resource = "function")]
[Http("DELETE", "/2021-10-31/functions/{FunctionName}/url", Status = 204)]
public sealed partial record DeleteFunctionUrlConfigRequest : IRequest<NoOutput>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The version or the alias.</summary>
    [Shape(typeof(FunctionUrlQualifier))]
    [InQuery("Qualifier")]
    public string? Qualifier { get; init; }
}
