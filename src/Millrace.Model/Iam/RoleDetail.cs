using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A role with its policies.</summary>
[Structure]
public sealed partial record RoleDetail
{
    /// <summary>The path, which begins and ends with a slash; <c>/</c> by default.</summary>
    [Shape(typeof(PathType))]
    public string? Path { get; init; }

    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public string? RoleName { get; init; }

    /// <summary>The role's unique id.</summary>
    [Shape(typeof(IdType))]
    public string? RoleId { get; init; }

    /// <summary>The ARN.</summary>
    [Shape(typeof(ArnType))]
    public string? Arn { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>The trust policy, a JSON document; URL-encoded in answers.</summary>
    [Shape(typeof(PolicyDocumentType))]
    public string? AssumeRolePolicyDocument { get; init; }

    /// <summary>The instance profiles that hold the role.</summary>
    public IReadOnlyList<InstanceProfile>? InstanceProfileList { get; init; }

    /// <summary>The inline policies.</summary>
    public IReadOnlyList<PolicyDetail>? RolePolicyList { get; init; }

    /// <summary>The managed policies attached to it.</summary>
    public IReadOnlyList<AttachedPolicy>? AttachedManagedPolicies { get; init; }

    /// <summary>The managed policy that bounds what the principal may do.</summary>
    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>When the role was last used.</summary>
    public RoleLastUsed? RoleLastUsed { get; init; }
}
