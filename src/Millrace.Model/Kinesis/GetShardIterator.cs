using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>GetShardIterator: a position to read a shard from; it lives 5 minutes. 5 calls a second per open shard.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidArgumentException, ProvisionedThroughputExceededException, InternalFailureException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "GetShardIterator", Resource = "stream", ReadOnly = true)]
public sealed partial record GetShardIteratorRequest : IRequest<GetShardIteratorResponse>, IStreamRequest
{
    /// <summary>The shard, open or closed.</summary>
    [Shape(typeof(ShardId))]
    public required string ShardId { get; init; }

    /// <summary>One of <see cref="Kinesis.ShardIteratorType"/>.</summary>
    [Shape(typeof(ShardIteratorType))]
    public required string ShardIteratorType { get; init; }

    /// <summary>The number for AT_SEQUENCE_NUMBER and AFTER_SEQUENCE_NUMBER; no record need have it.</summary>
    [Shape(typeof(SequenceNumber))]
    public string? StartingSequenceNumber { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamName))]
    public string? StreamName { get; init; }

    /// <summary>The instant for AT_TIMESTAMP, not in the future.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamARN))]
    public string? StreamARN { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}

/// <summary>The answer of GetShardIterator.</summary>
[Structure]
public sealed partial record GetShardIteratorResponse
{
    /// <summary>The iterator, an opaque string.</summary>
    [Shape(typeof(ShardIterator))]
    public string? ShardIterator { get; init; }
}
