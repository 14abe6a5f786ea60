using Millrace.Kcl.Processing;

namespace Millrace.Kcl;

/// <summary>
/// How an application consumes its streams. The defaults are the Java KCL's where nothing else is said (facts/kcl.md 3); durations are checked when the
/// scheduler is made.
/// </summary>
public sealed record KclOptions
{
    /// <summary>The application: the default name of the lease table and of the fan-out consumer.</summary>
    public required string ApplicationName { get; init; }

    /// <summary>The streams; one alone needs its name only, several need account and creation time each.</summary>
    public required IReadOnlyList<StreamOptions> Streams { get; init; }

    /// <summary>This worker's id, which must be unique: it is the only proof of ownership. A random UUID by default.</summary>
    public string WorkerId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>The lease table's name; null for the application's.</summary>
    public string? TableName { get; init; }

    /// <summary>The clock; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Leases.</summary>
    public LeaseOptions Leases { get; init; } = new();

    /// <summary>Retrieval of records.</summary>
    public RetrievalOptions Retrieval { get; init; } = new();

    /// <summary>The call of processors.</summary>
    public ProcessorOptions Processor { get; init; } = new();
}

/// <summary>A stream and where to begin in it.</summary>
/// <param name="Stream">The stream.</param>
public sealed record StreamOptions(StreamIdentifier Stream)
{
    /// <summary>Where shards without a checkpoint begin: TRIM_HORIZON, LATEST (the default) or AT_TIMESTAMP.</summary>
    public ExtendedSequenceNumber InitialPosition { get; init; } = ExtendedSequenceNumber.Latest;

    /// <summary>The instant for AT_TIMESTAMP.</summary>
    public DateTimeOffset? InitialTimestamp { get; init; }

    /// <summary>A fan-out consumer that exists; null to register one named after the application.</summary>
    public string? ConsumerArn { get; init; }
}

/// <summary>How leases come to workers.</summary>
public enum LeaseAssignment
{
    /// <summary>A leader assigns them by the load of workers, as KCL 3 does; an application that KCL 2 began is taken over in steps.</summary>
    WorkerUtilization,

    /// <summary>Each worker takes its share of the count, as KCL 2 does.</summary>
    LeaseCount,
}

/// <summary>Settings of leases.</summary>
public sealed record LeaseOptions
{
    /// <summary>How leases come to workers; by the leader by default.</summary>
    public LeaseAssignment Assignment { get; init; } = LeaseAssignment.WorkerUtilization;

    /// <summary>How long a lease lives without renewal; 10 s. It is renewed three times as often.</summary>
    public TimeSpan Failover { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The most leases of this worker; no limit by default.</summary>
    public int MaxLeasesForWorker { get; init; } = int.MaxValue;

    /// <summary>
    /// The most throughput of a worker's leases, in KiB a second, as far as it was measured; no limit by default. A lease that would be more for each worker
    /// goes to one that has none: a shard that nobody reads would be worse. Heeded where a leader assigns.
    /// </summary>
    public double MaxThroughputPerHostKBps { get; init; } = double.PositiveInfinity;

    /// <summary>The most leases stolen at one time, when each worker takes its share; 1.</summary>
    public int MaxLeasesToStealAtOneTime { get; init; } = 1;

    /// <summary>Whether leases move only after their processor was told and could checkpoint; true.</summary>
    public bool GracefulHandoff { get; init; } = true;

    /// <summary>How long the processor may take for that; 30 s.</summary>
    public TimeSpan GracefulHandoffTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether leases at SHARD_END are deleted once their children have begun; true.</summary>
    public bool CleanUpCompleted { get; init; } = true;

    /// <summary>How often the leader looks for shards without a lease; 2 minutes.</summary>
    public TimeSpan ShardSyncInterval { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often workers report their load; 30 s.</summary>
    public TimeSpan WorkerMetricsInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How far a worker's load may be from the average before leases move, in percent; 10.</summary>
    public int RebalanceThresholdPercentage { get; init; } = 10;

    /// <summary>How much of the excess moves at a time, in percent; 60.</summary>
    public int DampeningPercentage { get; init; } = 60;
}

/// <summary>How records are fetched.</summary>
public enum RetrievalMode
{
    /// <summary>GetRecords, again and again: shares 2 MB a second and 5 calls a second per shard with others.</summary>
    Polling,

    /// <summary>SubscribeToShard: records are pushed to a registered consumer, which has 2 MB a second per shard of its own, at a price.</summary>
    FanOut,
}

/// <summary>Settings of retrieval.</summary>
public sealed record RetrievalOptions
{
    /// <summary>How records are fetched; by polling by default, since a consumer costs money.</summary>
    public RetrievalMode Mode { get; init; } = RetrievalMode.Polling;

    /// <summary>The most records of a GetRecords call; 10 000.</summary>
    public int MaxRecords { get; init; } = 10_000;

    /// <summary>
    /// The time between two GetRecords calls of a shard, start to start; 1.5 s, and at least 200 ms. While the last answer said that more records wait, the next
    /// call comes 200 ms after it: AWS takes five a second of a shard. After an error it is the time from the error on.
    /// </summary>
    public TimeSpan IdleTimeBetweenReads { get; init; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>How many batches of a shard are fetched ahead, together 30 000 records or 8 MiB at most; 4. With 0 a batch is fetched when the one before is done.</summary>
    public int MaxPrefetchedBatches { get; init; } = 4;

    /// <summary>The fan-out consumer's name; null for the application's.</summary>
    public string? ConsumerName { get; init; }
}

/// <summary>Settings of the calls of processors.</summary>
public sealed record ProcessorOptions
{
    /// <summary>What happens when records cannot be processed; they are delivered again by default.</summary>
    public ProcessingFailure OnFailure { get; init; } = ProcessingFailure.Retry;

    /// <summary>Whether an answer without records is passed on, too; false.</summary>
    public bool CallWithoutRecords { get; init; }

    /// <summary>The pause after a failure; 500 ms.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often parents are looked at that are not done yet; 10 s. A parent that ends at this same worker is noticed at once.</summary>
    public TimeSpan ParentPollInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a call of a processor that does not end is logged as a warning; each minute.</summary>
    public TimeSpan StallWarningInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a clean stop waits for processors before it gives their leases up and cancels the tokens of their calls; 30 s.</summary>
    public TimeSpan ShutdownGrace { get; init; } = TimeSpan.FromSeconds(30);
}
