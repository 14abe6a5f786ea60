using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>UntagResource: removes tags from a stream or a consumer.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "UntagResource", Resource = "resource")]
public sealed partial record UntagResourceRequest : IRequest<NoOutput>
{
    /// <summary>The keys to remove, 1 to 50; one that is not there is ignored.</summary>
    [Shape(typeof(TagKeyList))]
    [ElementShape(typeof(TagKey))]
    public required IReadOnlyList<string> TagKeys { get; init; }

    /// <summary>The ARN of a stream or a consumer.</summary>
    [Shape(typeof(ResourceARN))]
    public required string ResourceARN { get; init; }

    /// <summary>Reserved by AWS: checked against its pattern, then ignored.</summary>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}
