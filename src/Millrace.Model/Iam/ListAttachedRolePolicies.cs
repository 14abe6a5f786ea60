using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListAttachedRolePolicies: lists the managed policies of a role.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "ListAttachedRolePolicies", Resource = "role", ReadOnly = true)]
public sealed partial record ListAttachedRolePoliciesRequest : IRequest<ListAttachedRolePoliciesResponse>, IRoleRequest
{
    /// <summary>The role's name.</summary>
    [Shape(typeof(RoleNameType))]
    public required string RoleName { get; init; }

    /// <summary>Only what has a path that begins so.</summary>
    [Shape(typeof(PolicyPathType))]
    public string? PathPrefix { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListAttachedRolePolicies.</summary>
[Structure]
public sealed partial record ListAttachedRolePoliciesResponse
{
    /// <summary>The attached managed policies.</summary>
    public IReadOnlyList<AttachedPolicy>? AttachedPolicies { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
