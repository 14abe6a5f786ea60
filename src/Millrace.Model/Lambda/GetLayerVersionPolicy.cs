using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetLayerVersionPolicy: returns the policy of a layer's version.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "GetLayerVersionPolicy", Resource = "layer version", ReadOnly = true)]
[Http("GET", "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy")]
public sealed partial record GetLayerVersionPolicyRequest : IRequest<GetLayerVersionPolicyResponse>
{
    /// <summary>The layer's name or ARN.</summary>
    [Shape(typeof(LayerName))]
    [InPath]
    public required string LayerName { get; init; }

    /// <summary>The version's number.</summary>
    [InPath]
    public required long? VersionNumber { get; init; }
}

/// <summary>The answer of GetLayerVersionPolicy.</summary>
[Structure]
public sealed partial record GetLayerVersionPolicyResponse
{
    /// <summary>The policy, a JSON document.</summary>
    public string? Policy { get; init; }

    /// <summary>Changes with each change; in a request, the one that it is meant for.</summary>
    public string? RevisionId { get; init; }
}
