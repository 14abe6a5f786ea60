namespace Millrace.Kinesis.Metering;

/// <summary>Counts what goes into a shard and out of it. It only ever counts up, so that each observer takes differences of its own.</summary>
internal sealed class ShardMeter
{
    private long _incomingRecords;
    private long _incomingBytes;
    private long _outgoingRecords;
    private long _outgoingBytes;
    private long _writesRefused;
    private long _readsRefused;
    private long _iteratorAge;

    /// <summary>What was counted so far.</summary>
    public ShardCounts Counts => new(
        Volatile.Read(ref _incomingRecords),
        Volatile.Read(ref _incomingBytes),
        Volatile.Read(ref _outgoingRecords),
        Volatile.Read(ref _outgoingBytes),
        Volatile.Read(ref _writesRefused),
        Volatile.Read(ref _readsRefused),
        Volatile.Read(ref _iteratorAge));

    /// <summary>Counts records that were appended.</summary>
    /// <param name="records">How many.</param>
    /// <param name="bytes">Their size, partition keys included.</param>
    public void CountIncoming(int records, long bytes)
    {
        Interlocked.Add(ref _incomingRecords, records);
        Interlocked.Add(ref _incomingBytes, bytes);
    }

    /// <summary>Counts a read by GetRecords or for a subscription.</summary>
    /// <param name="records">How many records it found.</param>
    /// <param name="bytes">Their size, partition keys included.</param>
    /// <param name="iteratorAge">How far it is behind, in milliseconds.</param>
    public void CountOutgoing(int records, long bytes, long iteratorAge)
    {
        Interlocked.Add(ref _outgoingRecords, records);
        Interlocked.Add(ref _outgoingBytes, bytes);
        Volatile.Write(ref _iteratorAge, iteratorAge);
    }

    /// <summary>Counts records that the shard had no room for.</summary>
    public void CountRefusedWrites(int records) => Interlocked.Add(ref _writesRefused, records);

    /// <summary>Counts a read that came too soon.</summary>
    public void CountRefusedRead() => Interlocked.Increment(ref _readsRefused);
}
