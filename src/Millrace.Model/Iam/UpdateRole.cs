using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>UpdateRole: changes a role's description and its longest session.</summary>
/// <remarks>Errors: UnmodifiableEntity, NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "UpdateRole", Resource = "role")]
public sealed partial record UpdateRoleRequest : IRequest<UpdateRoleResponse>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>A text for people.</summary>
    [Shape(typeof(RoleDescriptionType))]
    public string? Description { get; init; }

    /// <summary>The longest session in seconds, 3600 to 43200; 3600 by default.</summary>
    [Shape(typeof(RoleMaxSessionDurationType))]
    public int? MaxSessionDuration { get; init; }
}

/// <summary>The answer of UpdateRole.</summary>
[Structure]
public sealed partial record UpdateRoleResponse;
