using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DeleteRolePolicy: deletes an inline policy of a role.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, UnmodifiableEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "DeleteRolePolicy", Resource = "role")]
public sealed partial record DeleteRolePolicyRequest : IRequest<NoOutput>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>The policy's name.</summary>
    [Shape(typeof(PolicyNameType))]
    public required string PolicyName { get; init; }
}
