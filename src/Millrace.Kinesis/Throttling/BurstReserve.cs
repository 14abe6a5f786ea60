namespace Millrace.Kinesis.Throttling;

/// <summary>What a shard has for records that are larger than its second (facts/kinesis.md 6, large records). It is full to begin with.</summary>
internal struct BurstReserve
{
    // In ticks times bytes, so that filling it is exact.
    private Int128 _missing;
    private long _filledAt;

    /// <summary>Whether a record fits into what is there.</summary>
    /// <param name="now">The instant, in the clock's ticks.</param>
    /// <param name="frequency">The clock's ticks in a second.</param>
    /// <param name="bytesPerSecond">How fast it fills.</param>
    /// <param name="capacity">The most that it holds, in bytes.</param>
    /// <param name="bytes">The record's size.</param>
    public bool Holds(long now, long frequency, long bytesPerSecond, long capacity, long bytes)
    {
        Fill(now, bytesPerSecond);
        return _missing + (Int128)bytes * frequency <= (Int128)capacity * frequency;
    }

    /// <summary>Takes a record out, or as much of it as there is.</summary>
    public void Take(long now, long frequency, long bytesPerSecond, long capacity, long bytes)
    {
        Fill(now, bytesPerSecond);
        _missing = Int128.Min((Int128)capacity * frequency, _missing + (Int128)bytes * frequency);
    }

    private void Fill(long now, long bytesPerSecond)
    {
        _missing = Int128.Max(0, _missing - (Int128)(now - _filledAt) * bytesPerSecond);
        _filledAt = now;
    }
}
