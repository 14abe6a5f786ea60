using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>PutRecord: puts one record into the shard that its key falls into. 1 MiB and 1000 records a second per shard.</summary>
/// <remarks>
/// Errors: ResourceNotFoundException, InvalidArgumentException, ProvisionedThroughputExceededException (retry), the KMS family,
/// InternalFailureException.
/// </remarks>
[Structure]
[Operation(typeof(KinesisApi), "PutRecord", Resource = "stream")]
public sealed partial record PutRecordRequest : IRequest<PutRecordResponse>, IStreamRequest
{
    /// <summary>The new record gets a number greater than this one.</summary>
    [Shape(typeof(SequenceNumber))]
    public string? SequenceNumberForOrdering { get; init; }

    /// <summary>1 to 256 characters; its MD5 picks the shard.</summary>
    [Shape(typeof(PartitionKey))]
    public required Utf8Text PartitionKey { get; init; }

    /// <summary>A decimal number below 2^128 that picks the shard in place of the partition key's hash.</summary>
    [Shape(typeof(HashKey))]
    public string? ExplicitHashKey { get; init; }

    /// <summary>The bytes; with the partition key at most the stream's record size (1 MiB unless raised).</summary>
    [Shape(typeof(Data))]
    public required ReadOnlyMemory<byte>? Data { get; init; }

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

/// <summary>Where a record went.</summary>
[Structure]
public sealed partial record PutRecordResponse
{
    /// <summary>The shard that took it.</summary>
    [Shape(typeof(ShardId))]
    public required string ShardId { get; init; }

    /// <summary>Its sequence number, unique and rising within the shard.</summary>
    [Shape(typeof(SequenceNumber))]
    public required Utf8Text SequenceNumber { get; init; }

    /// <summary>One of <see cref="Kinesis.EncryptionType"/>; absent on a stream that is not encrypted.</summary>
    [Shape(typeof(EncryptionType))]
    public string? EncryptionType { get; init; }
}
