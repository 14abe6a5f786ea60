using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListRoles: lists the account's roles.</summary>
[Structure]
[Operation(typeof(IamApi), "ListRoles", Resource = "role", ReadOnly = true)]
public sealed partial record ListRolesRequest : IRequest<ListRolesResponse>
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

/// <summary>The answer of ListRoles.</summary>
[Structure]
public sealed partial record ListRolesResponse
{
    /// <summary>The roles.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
