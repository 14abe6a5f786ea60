using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListRoleTags: lists a role's tags.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "ListRoleTags", Resource = "role", ReadOnly = true)]
public sealed partial record ListRoleTagsRequest : IRequest<ListRoleTagsResponse>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListRoleTags.</summary>
[Structure]
public sealed partial record ListRoleTagsResponse
{
    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
