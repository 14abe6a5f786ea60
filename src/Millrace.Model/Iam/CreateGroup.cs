using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>CreateGroup: makes a group.</summary>
/// <remarks>Errors: LimitExceeded, EntityAlreadyExists, NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "CreateGroup", Resource = "group")]
public sealed partial record CreateGroupRequest : IRequest<CreateGroupResponse>, IGroupRequest
{
    /// <summary>The path, which begins and ends with a slash; <c>/</c> by default.</summary>
    [Shape(typeof(PathType))]
    public string? Path { get; init; }

    /// <summary>The group's name.</summary>
    [Shape(typeof(GroupNameType))]
    public required string GroupName { get; init; }
}

/// <summary>The answer of CreateGroup.</summary>
[Structure]
public sealed partial record CreateGroupResponse
{
    /// <summary>The group.</summary>
    public required Group Group { get; init; }
}
