using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A group with its policies.</summary>
[Structure]
public sealed partial record GroupDetail
{
    /// <summary>The path, which begins and ends with a slash; <c>/</c> by default.</summary>
    [Shape(typeof(PathType))]
    public string? Path { get; init; }

    /// <summary>The group's name.</summary>
    [Shape(typeof(GroupNameType))]
    public string? GroupName { get; init; }

    /// <summary>The group's unique id.</summary>
    [Shape(typeof(IdType))]
    public string? GroupId { get; init; }

    /// <summary>The ARN.</summary>
    [Shape(typeof(ArnType))]
    public string? Arn { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>The inline policies.</summary>
    public IReadOnlyList<PolicyDetail>? GroupPolicyList { get; init; }

    /// <summary>The managed policies attached to it.</summary>
    public IReadOnlyList<AttachedPolicy>? AttachedManagedPolicies { get; init; }
}
