namespace Millrace.Client.Administration;

/// <summary>What a server holds shards and calls to. Null is no limit, or what the preset has; 0 lets nothing through.</summary>
public sealed record ServerLimits
{
    /// <summary>What the limits that are not given are taken from: <c>fast</c> (none) or <c>aws</c>. A server does not tell it.</summary>
    public string? Preset { get; init; }

    /// <summary>The bytes written to a shard in a second, partition keys included.</summary>
    public long? WriteBytesPerSecond { get; init; }

    /// <summary>The records written to a shard in a second.</summary>
    public long? WriteRecordsPerSecond { get; init; }

    /// <summary>The reserve, in bytes, for records that are larger than a second's bytes.</summary>
    public long? LargeRecordBurstBytes { get; init; }

    /// <summary>The bytes that GetRecords reads from a shard in a second.</summary>
    public long? ReadBytesPerSecond { get; init; }

    /// <summary>The GetRecords calls to a shard in a second.</summary>
    public long? ReadCallsPerSecond { get; init; }

    /// <summary>The GetShardIterator calls to a shard in a second.</summary>
    public long? IteratorCallsPerSecond { get; init; }

    /// <summary>The SubscribeToShard calls to a shard by one consumer in a second.</summary>
    public long? SubscribeCallsPerSecond { get; init; }

    /// <summary>The bytes pushed to one consumer of a shard in a second.</summary>
    public long? FanOutBytesPerSecond { get; init; }

    /// <summary>What all of the above are multiplied by; above 0.</summary>
    public double? Scale { get; init; }

    /// <summary>Whether calls that manage streams are held to AWS's rates.</summary>
    public bool? ControlPlaneRates { get; init; }
}
