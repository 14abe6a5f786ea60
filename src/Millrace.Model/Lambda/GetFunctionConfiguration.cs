using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetFunctionConfiguration: tells a function's settings.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "GetFunctionConfiguration", Resource = "function", ReadOnly = true)]
[Http("GET", "/2015-03-31/functions/{FunctionName}/configuration")]
public sealed partial record GetFunctionConfigurationRequest : IRequest<FunctionConfiguration>
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
