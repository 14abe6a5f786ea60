using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>
/// PutRecords: puts up to 500 records and 10 MiB (keys included) in one call. Records can fail one by one: look at
/// <see cref="PutRecordsResponse.FailedRecordCount"/>.
/// </summary>
/// <remarks>
/// Errors: ResourceNotFoundException, InvalidArgumentException, ProvisionedThroughputExceededException, the KMS family,
/// InternalFailureException.
/// </remarks>
[Structure]
[Operation(typeof(KinesisApi), "PutRecords", Resource = "stream")]
public sealed partial record PutRecordsRequest : IRequest<PutRecordsResponse>, IStreamRequest
{
    /// <summary>The records, 1 to 500.</summary>
    [Shape(typeof(PutRecordsRequestEntryList))]
    public required IReadOnlyList<PutRecordsRequestEntry> Records { get; init; }

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

/// <summary>One record of a batch.</summary>
[Structure(JavaName = "com.amazonaws.kinesis.v20131202.PutRecordsRequestEntry")]
public readonly partial record struct PutRecordsRequestEntry
{
    /// <summary>1 to 256 characters; its MD5 picks the shard.</summary>
    [Shape(typeof(PartitionKey))]
    public required Utf8Text PartitionKey { get; init; }

    /// <summary>A decimal number below 2^128 that picks the shard in place of the partition key's hash.</summary>
    [Shape(typeof(HashKey))]
    public string? ExplicitHashKey { get; init; }

    /// <summary>The bytes; with the partition key at most the stream's record size (1 MiB unless raised).</summary>
    [Shape(typeof(Data))]
    public required ReadOnlyMemory<byte>? Data { get; init; }
}

/// <summary>The answer of PutRecords.</summary>
[Structure]
public sealed partial record PutRecordsResponse
{
    /// <summary>How many records failed; send those again.</summary>
    [Shape(typeof(NaturalIntegerObject))]
    public int? FailedRecordCount { get; init; }

    /// <summary>One result for each record, in the request's order.</summary>
    [Shape(typeof(PutRecordsResultEntryList))]
    public required IReadOnlyList<PutRecordsResultEntry> Records { get; init; }

    /// <summary>One of <see cref="Kinesis.EncryptionType"/>; absent on a stream that is not encrypted.</summary>
    [Shape(typeof(EncryptionType))]
    public string? EncryptionType { get; init; }
}

/// <summary>What became of one record: a number and a shard, or an error.</summary>
[Structure]
public readonly partial record struct PutRecordsResultEntry
{
    /// <summary>The record's sequence number.</summary>
    [Shape(typeof(SequenceNumber))]
    public Utf8Text SequenceNumber { get; init; }

    /// <summary>The shard that took the record.</summary>
    [Shape(typeof(ShardId))]
    public string? ShardId { get; init; }

    /// <summary>ProvisionedThroughputExceededException or InternalFailure.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The error's text.</summary>
    public string? ErrorMessage { get; init; }
}
