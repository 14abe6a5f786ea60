using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A managed policy with its versions.</summary>
[Structure]
public sealed partial record ManagedPolicyDetail
{
    /// <summary>The policy's name.</summary>
    [Shape(typeof(PolicyNameType))]
    public string? PolicyName { get; init; }

    /// <summary>The policy's unique id.</summary>
    [Shape(typeof(IdType))]
    public string? PolicyId { get; init; }

    /// <summary>The ARN.</summary>
    [Shape(typeof(ArnType))]
    public string? Arn { get; init; }

    /// <summary>The path, which begins and ends with a slash; <c>/</c> by default.</summary>
    [Shape(typeof(PolicyPathType))]
    public string? Path { get; init; }

    /// <summary>The version that is in force.</summary>
    [Shape(typeof(PolicyVersionIdType))]
    public string? DefaultVersionId { get; init; }

    /// <summary>How many users, groups and roles it is attached to.</summary>
    public int? AttachmentCount { get; init; }

    /// <summary>How many principals it bounds.</summary>
    public int? PermissionsBoundaryUsageCount { get; init; }

    /// <summary>Whether it can be attached to principals.</summary>
    public bool? IsAttachable { get; init; }

    /// <summary>A text for people.</summary>
    [Shape(typeof(PolicyDescriptionType))]
    public string? Description { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreateDate { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdateDate { get; init; }

    /// <summary>The versions.</summary>
    public IReadOnlyList<PolicyVersion>? PolicyVersionList { get; init; }
}
