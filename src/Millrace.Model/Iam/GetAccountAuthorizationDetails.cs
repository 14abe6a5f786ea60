using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetAccountAuthorizationDetails: describes every user, group, role and managed policy of the account.</summary>
[Structure]
[Operation(typeof(IamApi), "GetAccountAuthorizationDetails", Resource = "*", ReadOnly = true)]
public sealed partial record GetAccountAuthorizationDetailsRequest : IRequest<GetAccountAuthorizationDetailsResponse>
{
    /// <summary>Which kinds of entity to list; each one of <see cref="EntityType"/>.</summary>
    [ElementShape(typeof(EntityType))]
    public IReadOnlyList<string>? Filter { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }
}

/// <summary>The answer of GetAccountAuthorizationDetails.</summary>
[Structure]
public sealed partial record GetAccountAuthorizationDetailsResponse
{
    /// <summary>The users.</summary>
    public IReadOnlyList<UserDetail>? UserDetailList { get; init; }

    /// <summary>The groups.</summary>
    public IReadOnlyList<GroupDetail>? GroupDetailList { get; init; }

    /// <summary>The roles.</summary>
    public IReadOnlyList<RoleDetail>? RoleDetailList { get; init; }

    /// <summary>The managed policies.</summary>
    public IReadOnlyList<ManagedPolicyDetail>? Policies { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
