using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>DeleteProvisionedConcurrencyConfig: keeps none ready any more.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "DeleteProvisionedConcurrencyConfig", Resource = "function")]
[Http("DELETE", "/2019-09-30/functions/{FunctionName}/provisioned-concurrency", Status = 204)]
public sealed partial record DeleteProvisionedConcurrencyConfigRequest : IRequest<NoOutput>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The version or the alias.</summary>
    [Shape(typeof(Qualifier))]
    [InQuery("Qualifier")]
    public required string Qualifier { get; init; }
}
