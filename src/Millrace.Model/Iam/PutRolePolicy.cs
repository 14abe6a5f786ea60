using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>PutRolePolicy: sets an inline policy of a role.</summary>
/// <remarks>Errors: LimitExceeded, MalformedPolicyDocument, NoSuchEntity, UnmodifiableEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "PutRolePolicy", Resource = "role")]
public sealed partial record PutRolePolicyRequest : IRequest<NoOutput>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>The policy's name.</summary>
    [Shape(typeof(PolicyNameType))]
    public required string PolicyName { get; init; }

    /// <summary>The policy, a JSON document; URL-encoded in answers.</summary>
    [Shape(typeof(PolicyDocumentType))]
    public required string PolicyDocument { get; init; }
}
