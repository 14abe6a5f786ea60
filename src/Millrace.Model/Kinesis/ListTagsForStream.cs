using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>ListTagsForStream: the tags of a stream sorted by key, a page at a time. 5 calls a second per account.</summary>
/// <remarks>Errors: ResourceNotFoundException, LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "ListTagsForStream", Resource = "stream", ReadOnly = true)]
public sealed partial record ListTagsForStreamRequest : IRequest<ListTagsForStreamResponse>, IStreamRequest
{
    /// <summary>Return the tags after this key.</summary>
    [Shape(typeof(TagKey))]
    public string? ExclusiveStartTagKey { get; init; }

    /// <summary>The most tags to return, 1 to 50.</summary>
    [Shape(typeof(ListTagsForStreamInputLimit))]
    public int? Limit { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamName))]
    public string? StreamName { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamARN))]
    public string? StreamARN { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}

/// <summary>The answer of ListTagsForStream.</summary>
[Structure]
public sealed partial record ListTagsForStreamResponse
{
    /// <summary>The tags, sorted by key.</summary>
    [Shape(typeof(TagList))]
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>There are more: ask again with the last key.</summary>
    public required bool? HasMoreTags { get; init; }
}
