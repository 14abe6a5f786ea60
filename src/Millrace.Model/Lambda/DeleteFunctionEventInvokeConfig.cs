using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>DeleteFunctionEventInvokeConfig: treats calls that nobody waits for as any other function's.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "DeleteFunctionEventInvokeConfig", Resource = "function")]
[Http("DELETE", "/2019-09-25/functions/{FunctionName}/event-invoke-config", Status = 204)]
public sealed partial record DeleteFunctionEventInvokeConfigRequest : IRequest<NoOutput>
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
