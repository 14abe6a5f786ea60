namespace Millrace.Lambda.EventSourceMappings;

/// <summary>What a mapping has done since the process began, for who asks and for metrics (facts/lambda.md 7, Metrics).</summary>
internal sealed class MappingProgress
{
    private long _polled;
    private long _filteredOut;
    private long _invoked;
    private long _failedInvoke;
    private long _dropped;
    private long _delivered;

    /// <summary>What came of the last batch.</summary>
    public string LastResult { get; set; } = "No records processed";

    /// <summary>The age of the last record of the last batch when the function had finished.</summary>
    public TimeSpan IteratorAge { get; set; }

    /// <summary>Records that were read.</summary>
    public long PolledEventCount => Volatile.Read(ref _polled);

    /// <summary>Records that no filter let pass.</summary>
    public long FilteredOutEventCount => Volatile.Read(ref _filteredOut);

    /// <summary>Records that a function was called with.</summary>
    public long InvokedEventCount => Volatile.Read(ref _invoked);

    /// <summary>Records that a function failed on.</summary>
    public long FailedInvokeEventCount => Volatile.Read(ref _failedInvoke);

    /// <summary>Records that were given up.</summary>
    public long DroppedEventCount => Volatile.Read(ref _dropped);

    /// <summary>Documents of failures that were sent.</summary>
    public long OnFailureDestinationDeliveredEventCount => Volatile.Read(ref _delivered);

    public void Polled(int records, int filteredOut)
    {
        Interlocked.Add(ref _polled, records);
        Interlocked.Add(ref _filteredOut, filteredOut);
    }

    public void Invoked(int records, bool failed)
    {
        Interlocked.Add(ref _invoked, records);
        if (failed) Interlocked.Add(ref _failedInvoke, records);
    }

    public void Dropped(int records) => Interlocked.Add(ref _dropped, records);

    public void Delivered(int records) => Interlocked.Add(ref _delivered, records);
}
