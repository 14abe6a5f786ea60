namespace Millrace.Kinesis.Throttling;

/// <summary>What has lately been asked of one shard. What is refused takes nothing.</summary>
internal sealed class ShardThrottle(TimeProvider time)
{
    private readonly Lock _gate = new();
    private SecondBudget _writtenBytes;
    private SecondBudget _writtenRecords;
    private BurstReserve _burst;
    private SecondBudget _readBytes;
    private SecondBudget _readCalls;
    private SecondBudget _iterators;

    /// <summary>Lets a record in, or not.</summary>
    /// <param name="limits">What the shard is held to.</param>
    /// <param name="bytes">The record's size, partition key included.</param>
    public bool TryWrite(KinesisLimits limits, int bytes)
    {
        var (now, frequency) = (time.GetTimestamp(), time.TimestampFrequency);
        lock (_gate)
        {
            if (limits.WriteRecordsPerSecond is { } mostRecords && !_writtenRecords.HasRoom(now, frequency, mostRecords)) return false;
            if (limits.WriteBytesPerSecond is { } mostBytes && !TryWriteBytes(limits, mostBytes, bytes, now, frequency)) return false;

            _writtenRecords.Take(1);
            return true;
        }
    }

    /// <summary>Lets a GetRecords in, or not.</summary>
    public bool TryRead(KinesisLimits limits)
    {
        var (now, frequency) = (time.GetTimestamp(), time.TimestampFrequency);
        lock (_gate)
        {
            if (limits.ReadBytesPerSecond is { } mostBytes && !_readBytes.HasRoom(now, frequency, mostBytes)) return false;
            if (limits.ReadCallsPerSecond is { } mostCalls && !_readCalls.HasRoom(now, frequency, mostCalls)) return false;

            _readCalls.Take(1);
            return true;
        }
    }

    /// <summary>Counts what a GetRecords that was let in has read.</summary>
    public void CountRead(long bytes)
    {
        lock (_gate) _readBytes.Take(bytes);
    }

    /// <summary>Lets a GetShardIterator in, or not.</summary>
    /// <param name="most">The calls in a second.</param>
    public bool TryMakeIterator(long most)
    {
        lock (_gate)
        {
            if (!_iterators.HasRoom(time.GetTimestamp(), time.TimestampFrequency, most)) return false;

            _iterators.Take(1);
            return true;
        }
    }

    // A record that no second holds comes out of the reserve alone; others, which live off their second, leave the reserve less to fill with.
    private bool TryWriteBytes(KinesisLimits limits, long mostBytes, int bytes, long now, long frequency)
    {
        if (limits.LargeRecordBurstBytes is { } capacity)
        {
            if (bytes > mostBytes && !_burst.Holds(now, frequency, mostBytes, capacity, bytes)) return false;
            if (bytes <= mostBytes && !_writtenBytes.HasRoom(now, frequency, mostBytes)) return false;

            _burst.Take(now, frequency, mostBytes, capacity, bytes);
            if (bytes > mostBytes) return true;
        }
        else if (!_writtenBytes.HasRoom(now, frequency, mostBytes))
        {
            return false;
        }

        _writtenBytes.Take(bytes);
        return true;
    }
}
