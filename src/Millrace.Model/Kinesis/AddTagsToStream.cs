using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>AddTagsToStream: adds tags to a stream, 50 at most. 5 calls a second per account.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "AddTagsToStream", Resource = "stream")]
public sealed partial record AddTagsToStreamRequest : IRequest<NoOutput>, IStreamRequest
{
    /// <summary>The tags: keys of 1 to 128, values of 0 to 256 characters. An existing key is overwritten.</summary>
    [Shape(typeof(TagMap))]
    [EntryShape(typeof(TagKey), typeof(TagValue))]
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

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
