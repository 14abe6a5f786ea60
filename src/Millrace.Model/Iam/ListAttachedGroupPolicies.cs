using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListAttachedGroupPolicies: lists the managed policies of a group.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "ListAttachedGroupPolicies", Resource = "group", ReadOnly = true)]
public sealed partial record ListAttachedGroupPoliciesRequest : IRequest<ListAttachedGroupPoliciesResponse>, IGroupRequest
{
    /// <summary>The group's name.</summary>
    [Shape(typeof(GroupNameType))]
    public required string GroupName { get; init; }

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

/// <summary>The answer of ListAttachedGroupPolicies.</summary>
[Structure]
public sealed partial record ListAttachedGroupPoliciesResponse
{
    /// <summary>The attached managed policies.</summary>
    public IReadOnlyList<AttachedPolicy>? AttachedPolicies { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
