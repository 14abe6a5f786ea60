using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetFunctionEventInvokeConfig: tells how calls are treated that nobody waits for.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "GetFunctionEventInvokeConfig", Resource = "function", ReadOnly = true)]
[Http("GET", "/2019-09-25/functions/{FunctionName}/event-invoke-config")]
public sealed partial record GetFunctionEventInvokeConfigRequest : IRequest<FunctionEventInvokeConfig>
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
