using Millrace.Storage.Measurements;

namespace Millrace.Kinesis.Metering;

/// <summary>Counts the calls of an operation.</summary>
internal class CallMeter
{
    private long _failed;
    private long _takenFailed;

    /// <summary>The bytes of each call.</summary>
    public Gauge Bytes { get; } = new();

    /// <summary>How long each call took, in microseconds.</summary>
    public Gauge Latency { get; } = new();

    /// <summary>Counts a call that did what it was to do.</summary>
    public void Count(long bytes, TimeSpan took)
    {
        Bytes.Add(bytes);
        Latency.Add(took);
    }

    /// <summary>Counts a call that failed.</summary>
    public void Fail() => Interlocked.Increment(ref _failed);

    /// <summary>Tells how many have failed since this was last asked.</summary>
    public long TakeFailed()
    {
        var failed = Volatile.Read(ref _failed);
        return failed - Interlocked.Exchange(ref _takenFailed, failed);
    }
}

/// <summary>Counts the calls of an operation that is about several records.</summary>
internal sealed class BatchMeter : CallMeter
{
    /// <summary>The records of each call.</summary>
    public Gauge Records { get; } = new();

    /// <summary>Counts a call that did what it was to do.</summary>
    public void Count(long records, long bytes, TimeSpan took)
    {
        Records.Add(records);
        Count(bytes, took);
    }
}

/// <summary>Counts what is pushed to a consumer with enhanced fan-out.</summary>
internal sealed class ConsumerMeter
{
    private long _subscriptions;
    private long _takenSubscriptions;

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

    /// <summary>Tells how many subscriptions have begun since this was last asked.</summary>
    public long TakeSubscriptions()
    {
        var subscriptions = Volatile.Read(ref _subscriptions);
        return subscriptions - Interlocked.Exchange(ref _takenSubscriptions, subscriptions);
    }
}
