using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DeleteRolePermissionsBoundary: takes a role's boundary away.</summary>
/// <remarks>Errors: NoSuchEntity, UnmodifiableEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "DeleteRolePermissionsBoundary", Resource = "role")]
public sealed partial record DeleteRolePermissionsBoundaryRequest : IRequest<NoOutput>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }
}
