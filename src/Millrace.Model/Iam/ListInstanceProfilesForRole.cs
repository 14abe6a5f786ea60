using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListInstanceProfilesForRole: lists the instance profiles that hold a role.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "ListInstanceProfilesForRole", Resource = "role", ReadOnly = true)]
public sealed partial record ListInstanceProfilesForRoleRequest : IRequest<ListInstanceProfilesForRoleResponse>, IRoleRequest
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

/// <summary>The answer of ListInstanceProfilesForRole.</summary>
[Structure]
public sealed partial record ListInstanceProfilesForRoleResponse
{
    /// <summary>The instance profiles.</summary>
    public required IReadOnlyList<InstanceProfile> InstanceProfiles { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
