using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DeleteRole: deletes a role that has nothing left.</summary>
/// <remarks>Errors: NoSuchEntity, DeleteConflict, LimitExceeded, UnmodifiableEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "DeleteRole", Resource = "role")]
public sealed partial record DeleteRoleRequest : IRequest<NoOutput>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }
}
