using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListPolicyTags: lists a managed policy's tags.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "ListPolicyTags", Resource = "policy", ReadOnly = true)]
public sealed partial record ListPolicyTagsRequest : IRequest<ListPolicyTagsResponse>, IPolicyRequest
{
    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListPolicyTags.</summary>
[Structure]
public sealed partial record ListPolicyTagsResponse
{
    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}
