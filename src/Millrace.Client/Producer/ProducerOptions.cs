namespace Millrace.Client.Producer;

/// <summary>
/// The settings of a <see cref="KinesisProducer"/>. Defaults and ranges are those of the Kinesis Producer Library where it has the
/// setting (facts/kcl.md 10). They are checked when the producer is made, all faults at once.
/// </summary>
public sealed record ProducerOptions
{
    /// <summary>Whether small user records of one shard travel in one Kinesis record; true by default.</summary>
    public bool AggregationEnabled { get; init; } = true;

    /// <summary>The most user records in a Kinesis record, 1 or more; no limit by default.</summary>
    public long AggregationMaxCount { get; init; } = long.MaxValue;

    /// <summary>
    /// The most bytes of a Kinesis record of several user records, 64 to 10485760 and at most <see cref="MaxRecordSize"/> and
    /// <see cref="CollectionMaxSize"/>; 51200 by default. A larger user record travels alone.
    /// </summary>
    public int AggregationMaxSize { get; init; } = 51200;

    /// <summary>The most Kinesis records in a PutRecords call, 1 to 500 (the default).</summary>
    public int CollectionMaxCount { get; init; } = 500;

    /// <summary>
    /// The most bytes, partition keys included, in a PutRecords call, 52224 to 10485760; 5242880 by default. A larger record is sent
    /// in a call of its own.
    /// </summary>
    public int CollectionMaxSize { get; init; } = 5242880;

    /// <summary>
    /// The stream's limit for a record, in bytes, partition key included, 64 to 10485760; 1048576 by default. A larger user record is refused.
    /// </summary>
    public int MaxRecordSize { get; init; } = 1048576;

    /// <summary>How long a user record may wait for company, 0 or more and below <see cref="RecordTimeToLive"/>; 100 ms by default.</summary>
    public TimeSpan MaxBufferedTime { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long after it was accepted a user record is still sent, 100 ms or more; 30 s by default. Later it fails as expired.</summary>
    public TimeSpan RecordTimeToLive { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How much this producer sends to a shard, in percent of what a shard takes (1000 records and 1 MiB a second), 1 or more; 150 by
    /// default. Null sends as fast as records come.
    /// </summary>
    public int? RateLimitPercent { get; init; } = 150;

    /// <summary>Whether a throttled user record fails at once rather than being sent again; false by default.</summary>
    public bool FailIfThrottled { get; init; }

    /// <summary>The most PutRecords calls at once, 1 to 256; 24 by default.</summary>
    public int MaxCallsInFlight { get; init; } = 24;

    /// <summary>How long a call may take before it counts as failed, 100 ms or more; 6 s by default.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>
    /// The pause before a shard is tried again after it refused a record, above 0 and at most <see cref="MaxBackoff"/>; 50 ms by
    /// default. It doubles with each refusal in a row; half of each pause is random.
    /// </summary>
    public TimeSpan InitialBackoff { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest pause before a shard is tried again; 2 s by default.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The most user records that were accepted and have no outcome yet, 1 or more; 50000 by default. More wait to be accepted.</summary>
    public int MaxOutstandingRecords { get; init; } = 50_000;

    /// <summary>
    /// The most bytes, partition keys included, that were accepted and have no outcome yet, at least <see cref="MaxRecordSize"/>;
    /// 67108864 by default. More wait to be accepted.
    /// </summary>
    public long MaxOutstandingBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Whether user records with the same partition key and the same explicit hash key get to the stream in the order in which they
    /// were accepted; false by default. Then a shard has one call in flight, and a call carries one Kinesis record for a partition key.
    /// </summary>
    /// <remarks>
    /// A record whose call got no answer is sent again: a copy of it can follow, but first copies are in order. A record that fails
    /// does not hold up those behind it. Without aggregation a key moves at one record a round trip.
    /// </remarks>
    public bool PreserveOrder { get; init; }

    /// <summary>The clock; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
