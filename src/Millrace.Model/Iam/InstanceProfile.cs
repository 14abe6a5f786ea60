using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>An instance profile.</summary>
[Structure]
public sealed partial record InstanceProfile
{
    /// <summary>The path, which begins and ends with a slash; <c>/</c> by default.</summary>
    [Shape(typeof(PathType))]
    public required string Path { get; init; }

    /// <summary>The instance profile's name.</summary>
    [Shape(typeof(InstanceProfileNameType))]
    public required string InstanceProfileName { get; init; }

    /// <summary>The instance profile's unique id.</summary>
    [Shape(typeof(IdType))]
    public required string InstanceProfileId { get; init; }

    /// <summary>The ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string Arn { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset? CreateDate { get; init; }

    /// <summary>The roles.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
