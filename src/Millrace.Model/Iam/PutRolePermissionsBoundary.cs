using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>PutRolePermissionsBoundary: bounds what a role may do by a managed policy.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, UnmodifiableEntity, PolicyNotAttachable.</remarks>
[Structure]
[Operation(typeof(IamApi), "PutRolePermissionsBoundary", Resource = "role")]
public sealed partial record PutRolePermissionsBoundaryRequest : IRequest<NoOutput>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>The managed policy that bounds what the principal may do.</summary>
    [Shape(typeof(ArnType))]
    public required string PermissionsBoundary { get; init; }
}
