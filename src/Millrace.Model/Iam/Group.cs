using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A group.</summary>
[Structure]
public sealed partial record Group
{
    /// <summary>The path, which begins and ends with a slash; <c>/</c> by default.</summary>
    [Shape(typeof(PathType))]
    public required string Path { get; init; }

    /// <summary>The group's name.</summary>
    [Shape(typeof(GroupNameType))]
    public required string GroupName { get; init; }

    /// <summary>The group's unique id.</summary>
    [Shape(typeof(IdType))]
    public required string GroupId { get; init; }

    /// <summary>The ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string Arn { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset? CreateDate { get; init; }
}
