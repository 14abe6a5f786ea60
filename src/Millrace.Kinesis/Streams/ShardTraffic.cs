namespace Millrace.Kinesis.Streams;

/// <summary>What a shard has taken since somebody last asked.</summary>
internal sealed class ShardTraffic
{
    private long _bytes;
    private long _records;

    /// <summary>Counts records.</summary>
    /// <param name="records">How many.</param>
    /// <param name="bytes">Their size, partition keys included.</param>
    public void Count(int records, long bytes)
    {
        Interlocked.Add(ref _records, records);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <summary>Tells what was counted, and begins anew.</summary>
    public (long Records, long Bytes) Take() => (Interlocked.Exchange(ref _records, 0), Interlocked.Exchange(ref _bytes, 0));
}
