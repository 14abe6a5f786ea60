using System.Collections.Concurrent;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Storage.Measurements;

namespace Millrace.Kinesis.Metrics;

/// <summary>
/// Counts what is done with a stream, for the metrics of AWS/Kinesis (facts/logs-metrics.md B). A call adds a few numbers to gauges that are there: it
/// allocates nothing and waits for nobody.
/// </summary>
internal sealed class StreamMeter
{
    private readonly ConcurrentDictionary<int, ShardGauges> _shards = new();
    private readonly ConcurrentDictionary<string, ConsumerMeter> _consumers = new();

    /// <summary>PutRecord.</summary>
    public CallMeter PutRecord { get; } = new();

    /// <summary>PutRecords; its values are of the records that were taken.</summary>
    public CallMeter PutRecords { get; } = new();

    /// <summary>GetRecords.</summary>
    public CallMeter GetRecords { get; } = new();

    /// <summary>Records of PutRecords calls.</summary>
    public Gauge BatchRecords { get; } = new();

    /// <summary>Records of PutRecords calls that failed.</summary>
    public Gauge FailedRecords { get; } = new();

    /// <summary>Records of PutRecords calls that were throttled.</summary>
    public Gauge ThrottledRecords { get; } = new();

    /// <summary>How old the last record of a GetRecords call was, in milliseconds.</summary>
    public Gauge IteratorAge { get; } = new();

    /// <summary>Records that were throttled.</summary>
    public Gauge WriteExceeded { get; } = new();

    /// <summary>GetRecords calls that were throttled.</summary>
    public Gauge ReadExceeded { get; } = new();

    /// <summary>The shards that were measured.</summary>
    public IEnumerable<KeyValuePair<int, ShardGauges>> Shards => _shards;

    /// <summary>The consumers that were measured.</summary>
    public IEnumerable<KeyValuePair<string, ConsumerMeter>> Consumers => _consumers;

    /// <summary>Counts a PutRecord.</summary>
    public void Put(StreamState state, ShardState shard, long bytes, TimeSpan took)
    {
        PutRecord.Count(1, bytes, took);
        PutPart(state, shard, 1, bytes, throttled: 0);
    }

    /// <summary>Counts a PutRecord that was throttled.</summary>
    public void RefusePut(StreamState state, ShardState shard)
    {
        PutRecord.Fail();
        WriteExceeded.Add(1);
        PutPart(state, shard, 0, 0, throttled: 1);
    }

    /// <summary>Counts a PutRecords.</summary>
    public void PutBatch(int taken, long bytes, int throttled, int failed, TimeSpan took)
    {
        PutRecords.Count(taken, bytes, took);
        BatchRecords.Add(taken + failed);
        FailedRecords.Add(failed - throttled);
        ThrottledRecords.Add(throttled);
        if (throttled > 0) WriteExceeded.Add(throttled);
    }

    /// <summary>Counts what came to a shard, where somebody wants to know.</summary>
    public void PutPart(StreamState state, ShardState shard, int records, long bytes, int throttled)
    {
        if (state.ShardLevelMetrics.Count == 0) return;
        var part = Of(shard);
        if (throttled > 0) part.WriteExceeded.Add(throttled);
        if (records == 0) return;
        part.IncomingBytes.Add(bytes);
        part.IncomingRecords.Add(records);
    }

    /// <summary>Counts a GetRecords.</summary>
    public void Get(StreamState state, ShardState shard, int records, long bytes, long age, TimeSpan took)
    {
        GetRecords.Count(records, bytes, took);
        IteratorAge.Add(age);
        if (state.ShardLevelMetrics.Count == 0) return;
        var part = Of(shard);
        part.OutgoingBytes.Add(bytes);
        part.OutgoingRecords.Add(records);
        part.IteratorAge.Add(age);
    }

    /// <summary>Counts a GetRecords that was throttled.</summary>
    public void RefuseGet(StreamState state, ShardState shard)
    {
        GetRecords.Fail();
        ReadExceeded.Add(1);
        if (state.ShardLevelMetrics.Count > 0) Of(shard).ReadExceeded.Add(1);
    }

    /// <summary>A consumer's part.</summary>
    public ConsumerMeter Of(string consumer) => _consumers.GetOrAdd(consumer, static _ => new ConsumerMeter());

    /// <summary>Forgets a shard.</summary>
    public void Forget(ShardState shard) => _shards.TryRemove(shard.Index, out _);

    private ShardGauges Of(ShardState shard) => _shards.GetOrAdd(shard.Index, static _ => new ShardGauges());
}

/// <summary>Counts the calls of an operation.</summary>
internal sealed class CallMeter
{
    private long _failed;

    /// <summary>The bytes of each call.</summary>
    public Gauge Bytes { get; } = new();

    /// <summary>The records of each call.</summary>
    public Gauge Records { get; } = new();

    /// <summary>How long each call took, in microseconds.</summary>
    public Gauge Latency { get; } = new();

    /// <summary>Counts a call that did what it was to do.</summary>
    public void Count(long records, long bytes, TimeSpan took)
    {
        Records.Add(records);
        Bytes.Add(bytes);
        Latency.Add(took);
    }

    /// <summary>Counts a call that failed.</summary>
    public void Fail() => Interlocked.Increment(ref _failed);

    /// <summary>Tells how many failed, and begins anew.</summary>
    public long TakeFailed() => Interlocked.Exchange(ref _failed, 0);
}

/// <summary>Counts what is done with a shard.</summary>
internal sealed class ShardGauges
{
    public Gauge IncomingBytes { get; } = new();

    public Gauge IncomingRecords { get; } = new();

    public Gauge OutgoingBytes { get; } = new();

    public Gauge OutgoingRecords { get; } = new();

    public Gauge IteratorAge { get; } = new();

    public Gauge WriteExceeded { get; } = new();

    public Gauge ReadExceeded { get; } = new();
}

/// <summary>Counts what is pushed to a consumer with enhanced fan-out.</summary>
internal sealed class ConsumerMeter
{
    private long _subscriptions;

    public Gauge Bytes { get; } = new();

    public Gauge Records { get; } = new();

    public Gauge MillisBehindLatest { get; } = new();

    /// <summary>Counts an event.</summary>
    public void Push(int records, long bytes, long behind)
    {
        Records.Add(records);
        Bytes.Add(bytes);
        MillisBehindLatest.Add(behind);
    }

    /// <summary>Counts a subscription.</summary>
    public void Subscribe() => Interlocked.Increment(ref _subscriptions);

    /// <summary>Tells how many subscriptions began, and begins anew.</summary>
    public long TakeSubscriptions() => Interlocked.Exchange(ref _subscriptions, 0);
}
