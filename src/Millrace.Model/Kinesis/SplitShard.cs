using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>SplitShard: splits an open shard in two at a hash key. Provisioned streams only; 5 calls a second per account.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException, ValidationException (on demand).</remarks>
[Structure]
[Operation(typeof(KinesisApi), "SplitShard", Resource = "stream")]
public sealed partial record SplitShardRequest : IRequest<NoOutput>, IStreamRequest
{
    /// <summary>Where the upper child starts: more than one above the shard's start and below its end.</summary>
    [Shape(typeof(HashKey))]
    public required string NewStartingHashKey { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamName))]
    public string? StreamName { get; init; }

    /// <summary>The open shard to split.</summary>
    [Shape(typeof(ShardId))]
    public required string ShardToSplit { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamARN))]
    public string? StreamARN { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}
