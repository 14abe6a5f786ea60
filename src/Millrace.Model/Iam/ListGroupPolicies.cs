using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListGroupPolicies: lists the names of a group's inline policies.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "ListGroupPolicies", Resource = "group", ReadOnly = true)]
public sealed partial record ListGroupPoliciesRequest : IRequest<ListGroupPoliciesResponse>, IGroupRequest
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

/// <summary>The answer of ListGroupPolicies.</summary>
[Structure]
public sealed partial record ListGroupPoliciesResponse
{
    /// <summary>The names of the inline policies.</summary>
    [ElementShape(typeof(PolicyNameType))]
    public required IReadOnlyList<string> PolicyNames { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
