using System.Collections.Concurrent;
using Millrace.Kinesis.Shards;
using Millrace.Storage.Measurements;

namespace Millrace.Kinesis.Metering;

/// <summary>
/// Counts what is done with a stream, once for all who look: the metrics of AWS/Kinesis (facts/logs-metrics.md B), the console and the operator. A call adds
/// a few numbers to gauges that are there: it allocates nothing and waits for nobody.
/// </summary>
internal sealed class StreamMeter
{
    private readonly ConcurrentDictionary<int, ShardMeter> _shards = new();
    private readonly ConcurrentDictionary<string, ConsumerMeter> _consumers = new();

    /// <summary>PutRecord.</summary>
    public CallMeter PutRecord { get; } = new();

    /// <summary>PutRecords; its values are of the records that were taken.</summary>
    public BatchMeter PutRecords { get; } = new();

    /// <summary>GetRecords.</summary>
    public BatchMeter GetRecords { get; } = new();

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

    /// <summary>The shards that were used.</summary>
    public IEnumerable<KeyValuePair<int, ShardMeter>> Shards => _shards;

    /// <summary>The consumers that were pushed to.</summary>
    public IEnumerable<KeyValuePair<string, ConsumerMeter>> Consumers => _consumers;

    /// <summary>What was counted so far, of all shards: those that have expired too, so that it never falls.</summary>
    public ShardCounts Counts
    {
        get
        {
            var (pushedRecords, pushedBytes, behind) = (0L, 0L, 0L);
            foreach (var (_, consumer) in _consumers)
            {
                pushedRecords += consumer.Records.Sum;
                pushedBytes += consumer.Bytes.Sum;
            }

            foreach (var (_, shard) in _shards) behind = Math.Max(behind, shard.Behind);
            return new ShardCounts(
                PutRecord.Bytes.Count + PutRecords.Records.Sum,
                PutRecord.Bytes.Sum + PutRecords.Bytes.Sum,
                GetRecords.Records.Sum + pushedRecords,
                GetRecords.Bytes.Sum + pushedBytes,
                WriteExceeded.Sum,
                ReadExceeded.Sum,
                behind);
        }
    }

    /// <summary>Counts a PutRecord.</summary>
    public void Put(ShardState shard, long bytes, TimeSpan took)
    {
        PutRecord.Count(bytes, took);
        Of(shard).Put(1, bytes);
    }

    /// <summary>Counts a PutRecord that was throttled.</summary>
    public void RefusePut(ShardState shard)
    {
        PutRecord.Fail();
        WriteExceeded.Add(1);
        Of(shard).WriteExceeded.Add(1);
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

    /// <summary>Counts what of a PutRecords came to a shard.</summary>
    public void PutPart(ShardState shard, int records, long bytes, int throttled)
    {
        var part = Of(shard);
        if (throttled > 0) part.WriteExceeded.Add(throttled);
        if (records > 0) part.Put(records, bytes);
    }

    /// <summary>Counts a GetRecords.</summary>
    public void Get(ShardState shard, int records, long bytes, long age, long behind, TimeSpan took)
    {
        GetRecords.Count(records, bytes, took);
        IteratorAge.Add(age);
        Of(shard).Get(records, bytes, age, behind);
    }

    /// <summary>Counts a GetRecords that was throttled.</summary>
    public void RefuseGet(ShardState shard)
    {
        GetRecords.Fail();
        ReadExceeded.Add(1);
        Of(shard).ReadExceeded.Add(1);
    }

    /// <summary>Counts an event that is pushed to a consumer.</summary>
    public void Push(ConsumerMeter consumer, ShardState shard, int records, long bytes, long behind)
    {
        consumer.Push(records, bytes, behind);
        if (records > 0) Of(shard).Push(records, bytes, behind);
    }

    /// <summary>A consumer's part.</summary>
    public ConsumerMeter Of(string consumer) => _consumers.GetOrAdd(consumer, static _ => new ConsumerMeter());

    /// <summary>Forgets a shard.</summary>
    public void Forget(ShardState shard) => _shards.TryRemove(shard.Index, out _);

    private ShardMeter Of(ShardState shard) => _shards.GetOrAdd(shard.Index, static _ => new ShardMeter());
}
