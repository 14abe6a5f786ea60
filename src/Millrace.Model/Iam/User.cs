using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A user.</summary>
[Structure]
public sealed partial record User
{
    /// <summary>The path, which begins and ends with a slash; <c>/</c> by default.</summary>
    [Shape(typeof(PathType))]
    public required string Path { get; init; }

    /// <summary>The user's name.</summary>
    [Shape(typeof(UserNameType))]
    public required string UserName { get; init; }

    /// <summary>The user's unique id.</summary>
    [Shape(typeof(IdType))]
    public required string UserId { get; init; }

    /// <summary>The ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string Arn { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset? CreateDate { get; init; }

    /// <summary>When the user last signed in with a password; never, here.</summary>
    public DateTimeOffset? PasswordLastUsed { get; init; }

    /// <summary>The managed policy that bounds what the principal may do.</summary>
    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
