using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>UpdateGroup: renames a group or moves it to another path.</summary>
/// <remarks>Errors: NoSuchEntity, EntityAlreadyExists, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "UpdateGroup", Resource = "group")]
public sealed partial record UpdateGroupRequest : IRequest<NoOutput>, IGroupRequest
{
    /// <summary>The group's name.</summary>
    [Shape(typeof(GroupNameType))]
    public required string GroupName { get; init; }

    /// <summary>The path that it gets.</summary>
    [Shape(typeof(PathType))]
    public string? NewPath { get; init; }

    /// <summary>The name that the group gets.</summary>
    [Shape(typeof(GroupNameType))]
    public string? NewGroupName { get; init; }
}
