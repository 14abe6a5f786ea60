using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetRolePolicy: returns an inline policy of a role.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "GetRolePolicy", Resource = "role", ReadOnly = true)]
public sealed partial record GetRolePolicyRequest : IRequest<GetRolePolicyResponse>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>The policy's name.</summary>
    [Shape(typeof(PolicyNameType))]
    public required string PolicyName { get; init; }
}

/// <summary>The answer of GetRolePolicy.</summary>
[Structure]
public sealed partial record GetRolePolicyResponse
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
