using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>TagResource: adds tags to a stream or a consumer, 50 at most.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "TagResource", Resource = "resource")]
public sealed partial record TagResourceRequest : IRequest<NoOutput>
{
    /// <summary>The tags: keys of 1 to 128, values of 0 to 256 characters. An existing key is overwritten.</summary>
    [Shape(typeof(TagMap))]
    [EntryShape(typeof(TagKey), typeof(TagValue))]
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The ARN of a stream or a consumer.</summary>
    [Shape(typeof(ResourceARN))]
    public required string ResourceARN { get; init; }

    /// <summary>Reserved by AWS: checked against its pattern, then ignored.</summary>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}
