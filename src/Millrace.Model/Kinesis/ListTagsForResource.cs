using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>ListTagsForResource: the tags of a stream or a consumer.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException, LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "ListTagsForResource", Resource = "resource", ReadOnly = true)]
public sealed partial record ListTagsForResourceRequest : IRequest<ListTagsForResourceResponse>
{
    /// <summary>The ARN of a stream or a consumer.</summary>
    [Shape(typeof(ResourceARN))]
    public required string ResourceARN { get; init; }

    /// <summary>Reserved by AWS: checked against its pattern, then ignored.</summary>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}

/// <summary>The answer of ListTagsForResource.</summary>
[Structure]
public sealed partial record ListTagsForResourceResponse
{
    /// <summary>The tags, sorted by key.</summary>
    [Shape(typeof(TagList))]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
