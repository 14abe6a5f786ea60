using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>RemoveTagsFromStream: removes tags from a stream. 5 calls a second per account.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "RemoveTagsFromStream", Resource = "stream")]
public sealed partial record RemoveTagsFromStreamRequest : IRequest<NoOutput>, IStreamRequest
{
    /// <summary>The keys to remove, 1 to 50; one that is not there is ignored.</summary>
    [Shape(typeof(TagKeyList))]
    [ElementShape(typeof(TagKey))]
    public required IReadOnlyList<string> TagKeys { get; init; }

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
