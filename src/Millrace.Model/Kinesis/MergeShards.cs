using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>MergeShards: merges two neighbouring open shards into one. Provisioned streams only; 5 calls a second per account.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException, ValidationException (on demand).</remarks>
[Structure]
[Operation(typeof(KinesisApi), "MergeShards", Resource = "stream")]
public sealed partial record MergeShardsRequest : IRequest<NoOutput>, IStreamRequest
{
    /// <summary>The lower of the two.</summary>
    [Shape(typeof(ShardId))]
    public required string ShardToMerge { get; init; }

    /// <summary>The one that starts where the lower one ends.</summary>
    [Shape(typeof(ShardId))]
    public required string AdjacentShardToMerge { get; init; }

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
