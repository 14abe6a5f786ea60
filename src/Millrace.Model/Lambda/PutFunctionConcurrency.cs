using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>PutFunctionConcurrency: sets concurrency of the account aside for a function, and bounds the function by it.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "PutFunctionConcurrency", Resource = "function")]
[Http("PUT", "/2017-10-31/functions/{FunctionName}/concurrency")]
public sealed partial record PutFunctionConcurrencyRequest : IRequest<Concurrency>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>How many calls at once are set aside.</summary>
    [Shape(typeof(ReservedConcurrentExecutions))]
    public required int? ReservedConcurrentExecutions { get; init; }
}
