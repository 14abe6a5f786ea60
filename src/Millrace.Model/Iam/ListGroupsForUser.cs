using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListGroupsForUser: lists the groups that a user is in.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "ListGroupsForUser", Resource = "user", ReadOnly = true)]
public sealed partial record ListGroupsForUserRequest : IRequest<ListGroupsForUserResponse>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public required string UserName { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListGroupsForUser.</summary>
[Structure]
public sealed partial record ListGroupsForUserResponse
{
    /// <summary>The groups.</summary>
    public required IReadOnlyList<Group> Groups { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
