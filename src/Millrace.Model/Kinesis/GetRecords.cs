using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>
/// GetRecords: the records from an iterator on, at most 10000 and 10 MiB, and the iterator to go on with. 5 calls and 2 MiB a second per shard.
/// </summary>
/// <remarks>
/// Errors: ExpiredIteratorException (older than 5 minutes), InvalidArgumentException, ResourceNotFoundException,
/// ProvisionedThroughputExceededException (retry), the KMS family, InternalFailureException.
/// </remarks>
[Structure]
[Operation(typeof(KinesisApi), "GetRecords", Resource = "stream", ReadOnly = true)]
public sealed partial record GetRecordsRequest : IRequest<GetRecordsResponse>
{
    /// <summary>An iterator from GetShardIterator or an earlier GetRecords.</summary>
    [Shape(typeof(ShardIterator))]
    public required string ShardIterator { get; init; }

    /// <summary>The most records to return, 1 to 10000 (the default).</summary>
    [Shape(typeof(GetRecordsInputLimit))]
    public int? Limit { get; init; }

    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamARN))]
    public string? StreamARN { get; init; }

    /// <summary>Reserved by AWS: checked against its pattern, then ignored.</summary>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}

/// <summary>The answer of GetRecords.</summary>
[Structure]
public sealed partial record GetRecordsResponse
{
    /// <summary>The records in the order of their sequence numbers; none is not the end.</summary>
    public required IReadOnlyList<Record> Records { get; init; }

    /// <summary>Where to go on; absent only at the end of a closed shard.</summary>
    [Shape(typeof(ShardIterator))]
    public string? NextShardIterator { get; init; }

    /// <summary>How far this answer lags behind the newest record, in milliseconds; 0 when it has caught up.</summary>
    [Shape(typeof(MillisBehindLatest))]
    public long? MillisBehindLatest { get; init; }

    /// <summary>The shards that follow, at the end of a closed shard.</summary>
    public IReadOnlyList<ChildShard>? ChildShards { get; init; }
}

/// <summary>A record as consumers get it.</summary>
[Structure]
public readonly partial record struct Record
{
    /// <summary>The number, unique and rising within the shard.</summary>
    [Shape(typeof(SequenceNumber))]
    public required Utf8Text SequenceNumber { get; init; }

    /// <summary>When the record arrived, to the millisecond.</summary>
    public DateTimeOffset? ApproximateArrivalTimestamp { get; init; }

    /// <summary>The bytes that were put.</summary>
    [Shape(typeof(Data))]
    public required ReadOnlyMemory<byte>? Data { get; init; }

    /// <summary>The key that the producer gave.</summary>
    [Shape(typeof(PartitionKey))]
    public required Utf8Text PartitionKey { get; init; }

    /// <summary>One of <see cref="Kinesis.EncryptionType"/>; absent on a record that is not encrypted.</summary>
    [Shape(typeof(EncryptionType))]
    public string? EncryptionType { get; init; }
}

/// <summary>A shard that follows a closed one.</summary>
[Structure]
public sealed partial record ChildShard
{
    /// <summary>Its id.</summary>
    [Shape(typeof(ShardId))]
    public required string ShardId { get; init; }

    /// <summary>Its parents: one after a split, two after a merge.</summary>
    [ElementShape(typeof(ShardId))]
    public required IReadOnlyList<string> ParentShards { get; init; }

    /// <summary>The hash keys that it takes.</summary>
    public required HashKeyRange HashKeyRange { get; init; }
}
