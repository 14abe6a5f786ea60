using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetPolicy: returns a function's policy.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "GetPolicy", Resource = "function", ReadOnly = true)]
[Http("GET", "/2015-03-31/functions/{FunctionName}/policy")]
public sealed partial record GetPolicyRequest : IRequest<GetPolicyResponse>
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

/// <summary>The answer of GetPolicy.</summary>
[Structure]
public sealed partial record GetPolicyResponse
{
    /// <summary>The policy, a JSON document.</summary>
    public string? Policy { get; init; }

    /// <summary>Changes with each change; in a request, the one that it is meant for.</summary>
    public string? RevisionId { get; init; }
}
