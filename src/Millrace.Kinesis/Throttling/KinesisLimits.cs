namespace Millrace.Kinesis;

/// <summary>
/// What a shard, and an account's calls, are held to. Null is no limit, and 0 lets nothing through. Immutable: a running server is given another
/// one whole (<see cref="KinesisService.Options"/>).
/// </summary>
public sealed record KinesisLimits
{
    /// <summary>No limits.</summary>
    public static KinesisLimits Fast { get; } = new();

    /// <summary>AWS's limits (facts/kinesis.md 6).</summary>
    public static KinesisLimits Aws { get; } = new()
    {
        WriteBytesPerSecond = 1 << 20,
        WriteRecordsPerSecond = 1000,
        LargeRecordBurstBytes = 10 << 20,
        ReadBytesPerSecond = 2 << 20,
        ReadCallsPerSecond = 5,
        IteratorCallsPerSecond = 5,
        SubscribeCallsPerSecond = 1,
        FanOutBytesPerSecond = 2 << 20,
        ControlPlaneRates = true,
    };

    /// <summary>What is written to a shard in a second, partition keys included; 1 MiB at AWS.</summary>
    public long? WriteBytesPerSecond { get; init; }

    /// <summary>The records written to a shard in a second; 1000 at AWS.</summary>
    public long? WriteRecordsPerSecond { get; init; }

    /// <summary>
    /// The reserve that a record larger than <see cref="WriteBytesPerSecond"/> is taken from; 10 MiB at AWS. It refills at that rate with what
    /// other records leave.
    /// </summary>
    public long? LargeRecordBurstBytes { get; init; }

    /// <summary>What GetRecords reads from a shard in a second; 2 MiB at AWS. An answer may hold more, and the next ones wait for it.</summary>
    public long? ReadBytesPerSecond { get; init; }

    /// <summary>The GetRecords calls to a shard in a second; 5 at AWS.</summary>
    public long? ReadCallsPerSecond { get; init; }

    /// <summary>The GetShardIterator calls to a shard in a second; 5 at AWS.</summary>
    public long? IteratorCallsPerSecond { get; init; }

    /// <summary>The SubscribeToShard calls to a shard by one consumer in a second; 1 at AWS.</summary>
    public long? SubscribeCallsPerSecond { get; init; }

    /// <summary>What is pushed to one consumer of a shard in a second; 2 MiB at AWS. An event may hold more, and the next ones wait for it.</summary>
    public long? FanOutBytesPerSecond { get; init; }

    /// <summary>What all of the above are multiplied by; 1 unless said otherwise. Above 0; a limit that would be less than 1 is 1.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Whether calls that manage streams are held to AWS's rates, each operation to its own.</summary>
    public bool ControlPlaneRates { get; init; }

    internal bool LimitsWrites => WriteBytesPerSecond is not null || WriteRecordsPerSecond is not null;

    internal bool LimitsReads => ReadBytesPerSecond is not null || ReadCallsPerSecond is not null;

    /// <summary>The limits multiplied.</summary>
    internal KinesisLimits Scaled() => Scale == 1 ? this : this with
    {
        WriteBytesPerSecond = Times(WriteBytesPerSecond),
        WriteRecordsPerSecond = Times(WriteRecordsPerSecond),
        LargeRecordBurstBytes = Times(LargeRecordBurstBytes),
        ReadBytesPerSecond = Times(ReadBytesPerSecond),
        ReadCallsPerSecond = Times(ReadCallsPerSecond),
        IteratorCallsPerSecond = Times(IteratorCallsPerSecond),
        SubscribeCallsPerSecond = Times(SubscribeCallsPerSecond),
        FanOutBytesPerSecond = Times(FanOutBytesPerSecond),
        Scale = 1,
    };

    /// <summary>Throws for values that cannot be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, or the scale is.</exception>
    internal void Validate()
    {
        NotNegative(WriteBytesPerSecond, nameof(WriteBytesPerSecond));
        NotNegative(WriteRecordsPerSecond, nameof(WriteRecordsPerSecond));
        NotNegative(LargeRecordBurstBytes, nameof(LargeRecordBurstBytes));
        NotNegative(ReadBytesPerSecond, nameof(ReadBytesPerSecond));
        NotNegative(ReadCallsPerSecond, nameof(ReadCallsPerSecond));
        NotNegative(IteratorCallsPerSecond, nameof(IteratorCallsPerSecond));
        NotNegative(SubscribeCallsPerSecond, nameof(SubscribeCallsPerSecond));
        NotNegative(FanOutBytesPerSecond, nameof(FanOutBytesPerSecond));
        if (!(Scale > 0) || !double.IsFinite(Scale)) throw new ArgumentOutOfRangeException(nameof(Scale), Scale, "A scale is above 0.");
    }

    private long? Times(long? limit) => limit is not > 0 ? limit : Math.Max(1, (long)Math.Min(limit.Value * Scale, 1L << 60));

    private static void NotNegative(long? limit, string name)
    {
        if (limit is { } value) ArgumentOutOfRangeException.ThrowIfNegative(value, name);
    }
}
