using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetFunctionConcurrency: tells how much concurrency is set aside for a function.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "GetFunctionConcurrency", Resource = "function", ReadOnly = true)]
[Http("GET", "/2019-09-30/functions/{FunctionName}/concurrency")]
public sealed partial record GetFunctionConcurrencyRequest : IRequest<GetFunctionConcurrencyResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }
}

/// <summary>The answer of GetFunctionConcurrency.</summary>
[Structure]
public sealed partial record GetFunctionConcurrencyResponse
{
    /// <summary>How many calls at once are set aside.</summary>
    [Shape(typeof(ReservedConcurrentExecutions))]
    public int? ReservedConcurrentExecutions { get; init; }
}
