using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListInstanceProfiles: lists the account's instance profiles.</summary>
[Structure]
[Operation(typeof(IamApi), "ListInstanceProfiles", Resource = "instance-profile", ReadOnly = true)]
public sealed partial record ListInstanceProfilesRequest : IRequest<ListInstanceProfilesResponse>
{
    /// <summary>Only what has a path that begins so.</summary>
    [Shape(typeof(PathPrefixType))]
    public string? PathPrefix { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListInstanceProfiles.</summary>
[Structure]
public sealed partial record ListInstanceProfilesResponse
{
    /// <summary>The instance profiles.</summary>
    public required IReadOnlyList<InstanceProfile> InstanceProfiles { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
