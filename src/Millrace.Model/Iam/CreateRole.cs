using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>CreateRole: makes a role with its trust policy.</summary>
/// <remarks>Errors: LimitExceeded, InvalidInput, EntityAlreadyExists, MalformedPolicyDocument.</remarks>
[Structure]
[Operation(typeof(IamApi), "CreateRole", Resource = "role")]
public sealed partial record CreateRoleRequest : IRequest<CreateRoleResponse>, IRoleRequest
{
    /// <summary>The path, which begins and ends with a slash; <c>/</c> by default.</summary>
    [Shape(typeof(PathType))]
    public string? Path { get; init; }

    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>The trust policy, a JSON document; URL-encoded in answers.</summary>
    [Shape(typeof(PolicyDocumentType))]
    public required string AssumeRolePolicyDocument { get; init; }

    /// <summary>A text for people.</summary>
    [Shape(typeof(RoleDescriptionType))]
    public string? Description { get; init; }

    /// <summary>The longest session in seconds, 3600 to 43200; 3600 by default.</summary>
    [Shape(typeof(RoleMaxSessionDurationType))]
    public int? MaxSessionDuration { get; init; }

    /// <summary>The managed policy that bounds what the principal may do.</summary>
    [Shape(typeof(ArnType))]
    public string? PermissionsBoundary { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The answer of CreateRole.</summary>
[Structure]
public sealed partial record CreateRoleResponse
{
    /// <summary>The role.</summary>
    public required Role Role { get; init; }
}
