using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListUsers: lists the account's users.</summary>
[Structure]
[Operation(typeof(IamApi), "ListUsers", Resource = "user", ReadOnly = true)]
public sealed partial record ListUsersRequest : IRequest<ListUsersResponse>
{
    /// <summary>Only what has a path that begins so.</summary>
    [Shape(typeof(PathPrefixType))]
    public string? PathPrefix { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListUsers.</summary>
[Structure]
public sealed partial record ListUsersResponse
{
    /// <summary>The users.</summary>
    public required IReadOnlyList<User> Users { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
