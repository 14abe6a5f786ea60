using System.Diagnostics.Metrics;
using Millrace.Kcl.Retrieval;

namespace Millrace.Kcl.Metrics;

/// <summary>The measurements of one shard.</summary>
/// <param name="metrics">The worker's.</param>
/// <param name="shard">The shard.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class ShardMetrics(KclMetrics metrics, ShardReference shard, TimeProvider timeProvider)
{
    private readonly KeyValuePair<string, object?>[] _processing = Tags("ProcessTask", shard);
    private readonly KeyValuePair<string, object?>[] _initializing = Tags("InitializeTask", shard);
    private readonly KeyValuePair<string, object?>[] _shuttingDown = Tags("ShutdownTask", shard);

    /// <summary>Makes a call of Kinesis and measures it.</summary>
    public Task<T> TimeAsync<T>(string name, Func<Task<T>> call) => metrics.Call(name).MeasureAsync(_processing, call);

    public void IteratorExpired() => metrics.ExpiredIterator.Add(1, _processing);

    public void Fetched(long? millisBehindLatest)
    {
        if (millisBehindLatest is { } millis) metrics.MillisBehindLatest.Record(millis, _processing);
    }

    public void Processed(int records, long bytes)
    {
        metrics.RecordsProcessed.Add(records, _processing);
        metrics.DataBytesProcessed.Add(bytes, _processing);
    }

    public void Stalled() => metrics.Stalls.Add(1, _processing);

    public void Initialized(long started) => Record(metrics.Initialize, _initializing, started);

    public void ProcessedRecords(long started) => Record(metrics.ProcessRecords, _processing, started);

    public void ShutDown(long started) => Record(metrics.Shutdown, _shuttingDown, started);

    private void Record(Histogram<double> histogram, KeyValuePair<string, object?>[] tags, long started) =>
        histogram.Record(timeProvider.GetElapsedTime(started).TotalMilliseconds, tags);

    private static KeyValuePair<string, object?>[] Tags(string operation, ShardReference shard) =>
        [new("Operation", operation), new("StreamId", shard.Stream.ToString()), new("ShardId", shard.ShardId)];
}
