using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A role.</summary>
[Structure]
public sealed partial record Role
{
    /// <summary>The path, which begins and ends with a slash; <c>/</c> by default.</summary>
    [Shape(typeof(PathType))]
    public required string Path { get; init; }

    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>The role's unique id.</summary>
    [Shape(typeof(IdType))]
    public required string RoleId { get; init; }

    /// <summary>The ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string Arn { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset? CreateDate { get; init; }

    /// <summary>The trust policy, a JSON document; URL-encoded in answers.</summary>
    [Shape(typeof(PolicyDocumentType))]
    public string? AssumeRolePolicyDocument { get; init; }

    /// <summary>A text for people.</summary>
    [Shape(typeof(RoleDescriptionType))]
    public string? Description { get; init; }

    /// <summary>The longest session in seconds, 3600 to 43200; 3600 by default.</summary>
    [Shape(typeof(RoleMaxSessionDurationType))]
    public int? MaxSessionDuration { get; init; }

    /// <summary>The managed policy that bounds what the principal may do.</summary>
    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>When the role was last used.</summary>
    public RoleLastUsed? RoleLastUsed { get; init; }
}
