namespace Millrace.Kinesis;

/// <summary>
/// What a shard, and an account's calls, are held to. Null is no limit, and 0 lets nothing through. Immutable: a running server is given another
/// one whole (<see cref="KinesisService.Limits"/>).
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

    /// <summary>Whether calls that manage streams are held to AWS's rates, each operation to its own.</summary>
    public bool ControlPlaneRates { get; init; }

    internal bool LimitsWrites => WriteBytesPerSecond is not null || WriteRecordsPerSecond is not null;

    internal bool LimitsReads => ReadBytesPerSecond is not null || ReadCallsPerSecond is not null;

    /// <summary>Throws for values that cannot be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative.</exception>
    internal void Validate()
    {
        NotNegative(WriteBytesPerSecond, nameof(WriteBytesPerSecond));
        NotNegative(WriteRecordsPerSecond, nameof(WriteRecordsPerSecond));
        NotNegative(LargeRecordBurstBytes, nameof(LargeRecordBurstBytes));
        NotNegative(ReadBytesPerSecond, nameof(ReadBytesPerSecond));
        NotNegative(ReadCallsPerSecond, nameof(ReadCallsPerSecond));
        NotNegative(IteratorCallsPerSecond, nameof(IteratorCallsPerSecond));
    }

    private static void NotNegative(long? limit, string name)
    {
        if (limit is { } value) ArgumentOutOfRangeException.ThrowIfNegative(value, name);
    }
}
