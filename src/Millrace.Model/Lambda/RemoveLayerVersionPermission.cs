using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>RemoveLayerVersionPermission: takes a statement out of the policy of a layer's version.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, PreconditionFailedException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "RemoveLayerVersionPermission", Resource = "layer version")]
[Http("DELETE", "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy/{StatementId}", Status = 204)]
public sealed partial record RemoveLayerVersionPermissionRequest : IRequest<NoOutput>
{
    /// <summary>The layer's name or ARN.</summary>
    [Shape(typeof(LayerName))]
    [InPath]
    public required string LayerName { get; init; }

    /// <summary>The version's number.</summary>
    [InPath]
    public required long? VersionNumber { get; init; }

    /// <summary>The statement's name.</summary>
    [Shape(typeof(StatementId))]
    [InPath]
    public required string StatementId { get; init; }

    /// <summary>Changes with each change; in a request, the one that it is meant for.</summary>
    [InQuery("RevisionId")]
    public string? RevisionId { get; init; }
}
