using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>UpdateAssumeRolePolicy: changes a role's trust policy.</summary>
/// <remarks>Errors: NoSuchEntity, MalformedPolicyDocument, LimitExceeded, UnmodifiableEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "UpdateAssumeRolePolicy", Resource = "role")]
public sealed partial record UpdateAssumeRolePolicyRequest : IRequest<NoOutput>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>The policy, a JSON document; URL-encoded in answers.</summary>
    [Shape(typeof(PolicyDocumentType))]
    public required string PolicyDocument { get; init; }
}
