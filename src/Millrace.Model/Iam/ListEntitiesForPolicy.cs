using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListEntitiesForPolicy: lists what a managed policy is attached to.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "ListEntitiesForPolicy", Resource = "policy", ReadOnly = true)]
public sealed partial record ListEntitiesForPolicyRequest : IRequest<ListEntitiesForPolicyResponse>, IPolicyRequest
{
    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }

    /// <summary>Which kind of principal to list; one of <see cref="EntityType"/>.</summary>
    [Shape(typeof(EntityType))]
    public string? EntityFilter { get; init; }

    /// <summary>Only what has a path that begins so.</summary>
    [Shape(typeof(PathType))]
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

/// <summary>The answer of ListEntitiesForPolicy.</summary>
[Structure]
public sealed partial record ListEntitiesForPolicyResponse
{
    /// <summary>The groups that it is attached to.</summary>
    public IReadOnlyList<PolicyGroup>? PolicyGroups { get; init; }

    /// <summary>The users that it is attached to.</summary>
    public IReadOnlyList<PolicyUser>? PolicyUsers { get; init; }

    /// <summary>The roles that it is attached to.</summary>
    public IReadOnlyList<PolicyRole>? PolicyRoles { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
