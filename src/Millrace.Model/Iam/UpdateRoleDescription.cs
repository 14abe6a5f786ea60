using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>UpdateRoleDescription: changes a role's description.</summary>
/// <remarks>Errors: NoSuchEntity, UnmodifiableEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "UpdateRoleDescription", Resource = "role")]
public sealed partial record UpdateRoleDescriptionRequest : IRequest<UpdateRoleDescriptionResponse>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>A text for people.</summary>
    [Shape(typeof(RoleDescriptionType))]
    public required string Description { get; init; }
}

/// <summary>The answer of UpdateRoleDescription.</summary>
[Structure]
public sealed partial record UpdateRoleDescriptionResponse
{
    /// <summary>The role.</summary>
    public Role? Role { get; init; }
}
