using Millrace.Model.Lambda;
using Millrace.Storage.Measurements;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>What a mapping has done, for who asks and for the metrics of mappings that want them (facts/lambda.md 7, Metrics).</summary>
internal sealed class MappingProgress
{
    private readonly Gauge _polled = new();
    private readonly Gauge _filteredOut = new();
    private readonly Gauge _invoked = new();
    private readonly Gauge _failedInvoke = new();
    private readonly Gauge _dropped = new();
    private readonly Gauge _delivered = new();
    private long _polledSoFar;
    private long _failedSoFar;
    private long _droppedSoFar;

    /// <summary>What came of the last batch.</summary>
    public string LastResult { get; set; } = "No records processed";

    /// <summary>The age of the last record of the last batch when the function had finished.</summary>
    public TimeSpan IteratorAge { get; set; }

    /// <summary>Records that were read since the process began.</summary>
    public long PolledEventCount => Volatile.Read(ref _polledSoFar);

    /// <summary>Records that a function failed on.</summary>
    public long FailedInvokeEventCount => Volatile.Read(ref _failedSoFar);

    /// <summary>Records that were given up.</summary>
    public long DroppedEventCount => Volatile.Read(ref _droppedSoFar);

    /// <summary>Counts records that were read.</summary>
    /// <param name="records">How many.</param>
    /// <param name="filteredOut">How many of them no filter let pass.</param>
    public void Polled(int records, int filteredOut)
    {
        _polled.Add(records);
        Interlocked.Add(ref _polledSoFar, records);
        _filteredOut.Add(filteredOut);
    }

    /// <summary>Counts records that the function was called with.</summary>
    public void Invoked(int records, bool failed)
    {
        _invoked.Add(records);
        _failedInvoke.Add(failed ? records : 0);
        if (failed) Interlocked.Add(ref _failedSoFar, records);
    }

    /// <summary>Counts records that were given up.</summary>
    public void Dropped(int records)
    {
        _dropped.Add(records);
        Interlocked.Add(ref _droppedSoFar, records);
    }

    /// <summary>Counts records of a document that its destination has taken.</summary>
    public void Delivered(int records) => _delivered.Add(records);

    /// <summary>Adds what was counted since this was last asked, if the mapping wants it.</summary>
    public void Take(MappingState mapping, List<Measurement> taken)
    {
        Add("PolledEventCount", _polled);
        Add("FilteredOutEventCount", _filteredOut);
        Add("InvokedEventCount", _invoked);
        Add("FailedInvokeEventCount", _failedInvoke);
        Add("DroppedEventCount", _dropped);
        Add("OnFailureDestinationDeliveredEventCount", _delivered);

        void Add(string metric, Gauge gauge)
        {
            if (gauge.Take() is not { } values || mapping.Configuration.MetricsConfig?.Metrics?.Contains(EventSourceMappingMetric.EventCount) != true) return;
            var uuid = KeyValuePair.Create("EventSourceMappingUUID", mapping.Configuration.UUID!);
            taken.Add(new Measurement(mapping.AccountId, mapping.Region, "AWS/Lambda", metric, [uuid], "Count", values));
        }
    }
}
