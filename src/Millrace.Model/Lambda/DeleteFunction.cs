using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>DeleteFunction: deletes a function, or one version of it.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "DeleteFunction", Resource = "function")]
[Http("DELETE", "/2015-03-31/functions/{FunctionName}")]
public sealed partial record DeleteFunctionRequest : IRequest<DeleteFunctionResponse>
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

/// <summary>The answer of DeleteFunction.</summary>
[Structure]
public sealed partial record DeleteFunctionResponse
{
    /// <summary>The HTTP status.</summary>
    [InStatus]
    public int? StatusCode { get; init; }
}
