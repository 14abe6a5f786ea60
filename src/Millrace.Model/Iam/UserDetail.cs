using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A user with its policies.</summary>
[Structure]
public sealed partial record UserDetail
{
    /// <summary>The path, which begins and ends with a slash; <c>/</c> by default.</summary>
    [Shape(typeof(PathType))]
    public string? Path { get; init; }

    /// <summary>The user's name.</summary>
    [Shape(typeof(UserNameType))]
    public string? UserName { get; init; }

    /// <summary>The user's unique id.</summary>
    [Shape(typeof(IdType))]
    public string? UserId { get; init; }

    /// <summary>The ARN.</summary>
    [Shape(typeof(ArnType))]
    public string? Arn { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>The inline policies.</summary>
    public IReadOnlyList<PolicyDetail>? UserPolicyList { get; init; }

    /// <summary>The names of the groups that the user is in.</summary>
    [ElementShape(typeof(GroupNameType))]
    public IReadOnlyList<string>? GroupList { get; init; }

    /// <summary>The managed policies attached to it.</summary>
    public IReadOnlyList<AttachedPolicy>? AttachedManagedPolicies { get; init; }

    /// <summary>The managed policy that bounds what the principal may do.</summary>
    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
