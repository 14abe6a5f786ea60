using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>DescribeStream: a stream with its shards, a page at a time. 10 calls a second per account.</summary>
/// <remarks>Errors: ResourceNotFoundException, LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "DescribeStream", Resource = "stream", ReadOnly = true)]
public sealed partial record DescribeStreamRequest : IRequest<DescribeStreamResponse>, IStreamRequest
{
    /// <summary>The most shards to return, 1 to 10000; 100 by default, and never more than 100 come.</summary>
    [Shape(typeof(DescribeStreamInputLimit))]
    public int? Limit { get; init; }

    /// <summary>Return the shards after this id.</summary>
    [Shape(typeof(ShardId))]
    public string? ExclusiveStartShardId { get; init; }

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

/// <summary>The answer of DescribeStream.</summary>
[Structure]
public sealed partial record DescribeStreamResponse
{
    /// <summary>The stream.</summary>
    public required StreamDescription StreamDescription { get; init; }
}

/// <summary>A stream with its shards.</summary>
[Structure]
public sealed partial record StreamDescription
{
    /// <summary>The stream's name.</summary>
    [Shape(typeof(StreamName))]
    public required string StreamName { get; init; }

    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamARN))]
    public required string StreamARN { get; init; }

    /// <summary>One of <see cref="Kinesis.StreamStatus"/>.</summary>
    [Shape(typeof(StreamStatus))]
    public required string StreamStatus { get; init; }

    /// <summary>Provisioned or on demand.</summary>
    public StreamModeDetails? StreamModeDetails { get; init; }

    /// <summary>The shards in ascending order of their ids, closed ones that still keep records included.</summary>
    public required IReadOnlyList<Shard> Shards { get; init; }

    /// <summary>There are more shards: ask again with the last id.</summary>
    public required bool? HasMoreShards { get; init; }

    /// <summary>How long records are kept, in hours.</summary>
    public required int? RetentionPeriodHours { get; init; }

    /// <summary>When the stream was made.</summary>
    public required DateTimeOffset? StreamCreationTimestamp { get; init; }

    /// <summary>The shard-level metrics that are on.</summary>
    public required IReadOnlyList<EnhancedMetrics> EnhancedMonitoring { get; init; }

    /// <summary>One of <see cref="Kinesis.EncryptionType"/>.</summary>
    [Shape(typeof(EncryptionType))]
    public string? EncryptionType { get; init; }

    /// <summary>The KMS key, when there is one.</summary>
    [Shape(typeof(KeyId))]
    public string? KeyId { get; init; }
}
