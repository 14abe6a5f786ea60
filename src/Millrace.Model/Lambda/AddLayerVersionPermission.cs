using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>AddLayerVersionPermission: lets an account use a version of a layer, by the version's policy.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, PolicyLengthExceededException, ResourceNotFoundException, PreconditionFailedException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "AddLayerVersionPermission", Resource = "layer version")]
[Http("POST", "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy", Status = 201)]
public sealed partial record AddLayerVersionPermissionRequest : IRequest<AddLayerVersionPermissionResponse>
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
    public required string StatementId { get; init; }

    /// <summary>The action.</summary>
    [Shape(typeof(LayerPermissionAllowedAction))]
    public required string Action { get; init; }

    /// <summary>Who is let in: a service, an account or an ARN.</summary>
    [Shape(typeof(LayerPermissionAllowedPrincipal))]
    public required string Principal { get; init; }

    /// <summary>With the principal <c>*</c>, the organization whose accounts are meant.</summary>
    [Shape(typeof(OrganizationId))]
    public string? OrganizationId { get; init; }

    /// <summary>Changes with each change; in a request, the one that it is meant for.</summary>
    [InQuery("RevisionId")]
    public string? RevisionId { get; init; }
}

/// <summary>The answer of AddLayerVersionPermission.</summary>
[Structure]
public sealed partial record AddLayerVersionPermissionResponse
{
    /// <summary>The statement, JSON.</summary>
    public string? Statement { get; init; }

    /// <summary>Changes with each change; in a request, the one that it is meant for.</summary>
    public string? RevisionId { get; init; }
}
