using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListPolicies: lists managed policies.</summary>
[Structure]
[Operation(typeof(IamApi), "ListPolicies", Resource = "*", ReadOnly = true)]
public sealed partial record ListPoliciesRequest : IRequest<ListPoliciesResponse>
{
    /// <summary>Whose policies; one of <see cref="PolicyScopeType"/>.</summary>
    [Shape(typeof(PolicyScopeType))]
    public string? Scope { get; init; }

    /// <summary>Only policies that are attached to something.</summary>
    public bool? OnlyAttached { get; init; }

    /// <summary>Only what has a path that begins so.</summary>
    [Shape(typeof(PolicyPathType))]
    public string? PathPrefix { get; init; }

    /// <summary>How the policy is used; one of <see cref="PolicyUsageType"/>.</summary>
    [Shape(typeof(PolicyUsageType))]
    public string? PolicyUsageFilter { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListPolicies.</summary>
[Structure]
public sealed partial record ListPoliciesResponse
{
    /// <summary>The managed policies.</summary>
    public IReadOnlyList<Policy>? Policies { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
