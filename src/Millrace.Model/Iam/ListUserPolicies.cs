using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListUserPolicies: lists the names of a user's inline policies.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "ListUserPolicies", Resource = "user", ReadOnly = true)]
public sealed partial record ListUserPoliciesRequest : IRequest<ListUserPoliciesResponse>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public required string UserName { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListUserPolicies.</summary>
[Structure]
public sealed partial record ListUserPoliciesResponse
{
    /// <summary>The names of the inline policies.</summary>
    [ElementShape(typeof(PolicyNameType))]
    public required IReadOnlyList<string> PolicyNames { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
