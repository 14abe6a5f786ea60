using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>UpdateAlias: points an alias elsewhere.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, PreconditionFailedException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "UpdateAlias", Resource = "function")]
[Http("PUT", "/2015-03-31/functions/{FunctionName}/aliases/{Name}")]
public sealed partial record UpdateAliasRequest : IRequest<AliasConfiguration>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The alias's name.</summary>
    [Shape(typeof(Alias))]
    [InPath]
    public required string Name { get; init; }

    /// <summary>The version.</summary>
    [Shape(typeof(VersionWithLatestPublished))]
    public string? FunctionVersion { get; init; }

    /// <summary>The description.</summary>
    [Shape(typeof(Description))]
    public string? Description { get; init; }

    /// <summary>The other version that it points to.</summary>
    public AliasRoutingConfiguration? RoutingConfig { get; init; }

    /// <summary>Changes with each change; in a request, the one that it is meant for.</summary>
    public string? RevisionId { get; init; }
}
