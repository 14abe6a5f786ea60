using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>DescribeStreamSummary: a stream without its shards. 20 calls a second per account.</summary>
/// <remarks>Errors: ResourceNotFoundException, LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "DescribeStreamSummary", Resource = "stream", ReadOnly = true)]
public sealed partial record DescribeStreamSummaryRequest : IRequest<DescribeStreamSummaryResponse>, IStreamRequest
{
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

/// <summary>The answer of DescribeStreamSummary.</summary>
[Structure]
public sealed partial record DescribeStreamSummaryResponse
{
    /// <summary>The stream.</summary>
    public required StreamDescriptionSummary StreamDescriptionSummary { get; init; }
}

/// <summary>A stream without its shards.</summary>
[Structure]
public sealed partial record StreamDescriptionSummary
{
    /// <summary>The stream's name.</summary>
    [Shape(typeof(StreamName))]
    public required string StreamName { get; init; }

    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamARN))]
    public required string StreamARN { get; init; }

    /// <summary>Reserved by AWS.</summary>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }

    /// <summary>One of <see cref="Kinesis.StreamStatus"/>.</summary>
    [Shape(typeof(StreamStatus))]
    public required string StreamStatus { get; init; }

    /// <summary>Provisioned or on demand.</summary>
    public StreamModeDetails? StreamModeDetails { get; init; }

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

    /// <summary>How many shards are open.</summary>
    [Shape(typeof(ShardCountObject))]
    public required int? OpenShardCount { get; init; }

    /// <summary>How many enhanced fan-out consumers are registered.</summary>
    [Shape(typeof(ConsumerCountObject))]
    public int? ConsumerCount { get; init; }

    /// <summary>The warm throughput of an on-demand stream, when it was asked for.</summary>
    public WarmThroughputObject? WarmThroughput { get; init; }

    /// <summary>The largest record, key included, in KiB.</summary>
    [Shape(typeof(MaxRecordSizeInKiB))]
    public int? MaxRecordSizeInKiB { get; init; }
}

/// <summary>The warm throughput of an on-demand stream.</summary>
[Structure]
public sealed partial record WarmThroughputObject
{
    /// <summary>The throughput that was asked for, in MiB/s.</summary>
    [Shape(typeof(NaturalIntegerObject))]
    public int? TargetMiBps { get; init; }

    /// <summary>The throughput that the stream is ready for, in MiB/s.</summary>
    [Shape(typeof(NaturalIntegerObject))]
    public int? CurrentMiBps { get; init; }
}
