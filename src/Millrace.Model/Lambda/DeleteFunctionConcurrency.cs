using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>DeleteFunctionConcurrency: gives the concurrency that was set aside for a function back.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "DeleteFunctionConcurrency", Resource = "function")]
[Http("DELETE", "/2017-10-31/functions/{FunctionName}/concurrency", Status = 204)]
public sealed partial record DeleteFunctionConcurrencyRequest : IRequest<NoOutput>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }
}
