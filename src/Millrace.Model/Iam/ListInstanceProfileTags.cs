using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListInstanceProfileTags: lists an instance profile's tags.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "ListInstanceProfileTags", Resource = "instance-profile", ReadOnly = true)]
public sealed partial record ListInstanceProfileTagsRequest : IRequest<ListInstanceProfileTagsResponse>, IInstanceProfileRequest
{
    /// <summary>The instance profile's name.</summary>
    [Shape(typeof(InstanceProfileNameType))]
    public required string InstanceProfileName { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListInstanceProfileTags.</summary>
[Structure]
public sealed partial record ListInstanceProfileTagsResponse
{
    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
