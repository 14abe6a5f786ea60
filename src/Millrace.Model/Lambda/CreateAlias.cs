using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>CreateAlias: gives a version of a function a name.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "CreateAlias", Resource = "function")]
[Http("POST", "/2015-03-31/functions/{FunctionName}/aliases", Status = 201)]
public sealed partial record CreateAliasRequest : IRequest<AliasConfiguration>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The alias's name.</summary>
    [Shape(typeof(Alias))]
    public required string Name { get; init; }

    /// <summary>The version.</summary>
    [Shape(typeof(VersionWithLatestPublished))]
    public required string FunctionVersion { get; init; }

    /// <summary>The description.</summary>
    [Shape(typeof(Description))]
    public string? Description { get; init; }

    /// <summary>The other version that it points to.</summary>
    public AliasRoutingConfiguration? RoutingConfig { get; init; }
}
