using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListGroups: lists the account's groups.</summary>
[Structure]
[Operation(typeof(IamApi), "ListGroups", Resource = "group", ReadOnly = true)]
public sealed partial record ListGroupsRequest : IRequest<ListGroupsResponse>
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

/// <summary>The answer of ListGroups.</summary>
[Structure]
public sealed partial record ListGroupsResponse
{
    /// <summary>The groups.</summary>
    public required IReadOnlyList<Group> Groups { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
