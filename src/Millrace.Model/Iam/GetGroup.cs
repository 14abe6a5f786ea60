using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetGroup: describes a group and lists its users.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "GetGroup", Resource = "group", ReadOnly = true)]
public sealed partial record GetGroupRequest : IRequest<GetGroupResponse>, IGroupRequest
{
    /// <summary>The group's name.</summary>
    [Shape(typeof(GroupNameType))]
    public required string GroupName { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of GetGroup.</summary>
[Structure]
public sealed partial record GetGroupResponse
{
    /// <summary>The group.</summary>
    public required Group Group { get; init; }

    /// <summary>The users.</summary>
    public required IReadOnlyList<User> Users { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
