using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListRolePolicies: lists the names of a role's inline policies.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "ListRolePolicies", Resource = "role", ReadOnly = true)]
public sealed partial record ListRolePoliciesRequest : IRequest<ListRolePoliciesResponse>, IRoleRequest
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

/// <summary>The answer of ListRolePolicies.</summary>
[Structure]
public sealed partial record ListRolePoliciesResponse
{
    /// <summary>The names of the inline policies.</summary>
    [ElementShape(typeof(PolicyNameType))]
    public required IReadOnlyList<string> PolicyNames { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
