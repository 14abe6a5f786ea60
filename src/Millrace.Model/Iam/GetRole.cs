using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetRole: describes a role.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "GetRole", Resource = "role", ReadOnly = true)]
public sealed partial record GetRoleRequest : IRequest<GetRoleResponse>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }
}

/// <summary>The answer of GetRole.</summary>
[Structure]
public sealed partial record GetRoleResponse
{
    /// <summary>The role.</summary>
    public required Role Role { get; init; }
}
