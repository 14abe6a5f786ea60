using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>AttachRolePolicy: attaches a managed policy to a role.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, InvalidInput, UnmodifiableEntity, PolicyNotAttachable.</remarks>
[Structure]
[Operation(typeof(IamApi), "AttachRolePolicy", Resource = "role")]
public sealed partial record AttachRolePolicyRequest : IRequest<NoOutput>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }
}
