using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>
/// SubscribeToShard: a shard's records, pushed to a consumer as they arrive, for 5 minutes at most. One subscription per consumer and shard:
/// another call within 5 seconds is refused, a later one takes over. 1 call a second and 2 MiB a second per consumer and shard.
/// </summary>
/// <remarks>
/// Errors: ResourceNotFoundException, ResourceInUseException (the consumer is not ACTIVE, or is subscribed), InvalidArgumentException,
/// LimitExceededException. In the stream: ResourceNotFoundException (stream or consumer deleted), ResourceInUseException (taken over),
/// the KMS family, InternalFailureException.
/// </remarks>
[Structure]
[Operation(typeof(KinesisApi), "SubscribeToShard", Resource = "consumer", ReadOnly = true)]
public sealed partial record SubscribeToShardRequest : IEventStreamRequest<SubscribeToShardEvent>
{
    /// <summary>The consumer, from RegisterStreamConsumer.</summary>
    [Shape(typeof(ConsumerARN))]
    public required string ConsumerARN { get; init; }

    /// <summary>The shard, open or closed.</summary>
    [Shape(typeof(ShardId))]
    public required string ShardId { get; init; }

    /// <summary>Where to begin.</summary>
    public required StartingPosition StartingPosition { get; init; }

    /// <summary>Reserved by AWS: checked against its pattern, then ignored.</summary>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}

/// <summary>Where a subscription begins.</summary>
[Structure]
public sealed partial record StartingPosition
{
    /// <summary>One of <see cref="ShardIteratorType"/>.</summary>
    [Shape(typeof(ShardIteratorType))]
    public required string Type { get; init; }

    /// <summary>The number for AT_SEQUENCE_NUMBER and AFTER_SEQUENCE_NUMBER; no record need have it.</summary>
    [Shape(typeof(SequenceNumber))]
    public string? SequenceNumber { get; init; }

    /// <summary>The instant for AT_TIMESTAMP, not in the future.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>What a subscription pushes; without records it says that all is well.</summary>
[Structure]
public sealed partial record SubscribeToShardEvent
{
    /// <summary>The records in the order of their sequence numbers; none is not the end.</summary>
    public required IReadOnlyList<Record> Records { get; init; }

    /// <summary>Where to go on with AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER; absent only at the end of a closed shard.</summary>
    [Shape(typeof(SequenceNumber))]
    public required string? ContinuationSequenceNumber { get; init; }

    /// <summary>How far this event lags behind the newest record, in milliseconds; 0 when it has caught up.</summary>
    [Shape(typeof(MillisBehindLatest))]
    public required long? MillisBehindLatest { get; init; }

    /// <summary>The shards that follow, at the end of a closed shard.</summary>
    public IReadOnlyList<ChildShard>? ChildShards { get; init; }
}
