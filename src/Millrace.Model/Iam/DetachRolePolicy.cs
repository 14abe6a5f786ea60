using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DetachRolePolicy: detaches a managed policy from a role.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, InvalidInput, UnmodifiableEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "DetachRolePolicy", Resource = "role")]
public sealed partial record DetachRolePolicyRequest : IRequest<NoOutput>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }
}
