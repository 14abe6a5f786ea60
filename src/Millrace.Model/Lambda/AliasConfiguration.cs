using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>An alias.</summary>
[Structure]
public sealed partial record AliasConfiguration
{
    /// <summary>The alias's ARN.</summary>
    [Shape(typeof(FunctionArn))]
    public string? AliasArn { get; init; }

    /// <summary>The alias's name.</summary>
    [Shape(typeof(Alias))]
    public string? Name { get; init; }

    /// <summary>The version.</summary>
    [Shape(typeof(Version))]
    public string? FunctionVersion { get; init; }

    /// <summary>The description.</summary>
    [Shape(typeof(Description))]
    public string? Description { get; init; }

    /// <summary>The other version that it points to.</summary>
    public AliasRoutingConfiguration? RoutingConfig { get; init; }

    /// <summary>Changes with each change; in a request, the one that it is meant for.</summary>
    public string? RevisionId { get; init; }
}
