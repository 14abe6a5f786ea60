namespace Millrace.Client.Producer;

/// <summary>How much this producer sends to one shard: a share of what a shard takes (facts/kcl.md 10).</summary>
internal sealed class ShardRateLimit(int percent)
{
    private const double RecordsPerSecond = 1000;
    private const double BytesPerSecond = 1024 * 1024;
    // The largest record must pass.
    private const double ByteDepth = 10 * 1024 * 1024;

    private readonly TokenBucket _records = new(RecordsPerSecond * percent / 100, RecordsPerSecond * percent / 100);
    private readonly TokenBucket _bytes = new(BytesPerSecond * percent / 100, ByteDepth);

    public bool Allows(int records, long bytes, TimeSpan now) => _records.Has(records, now) && _bytes.Has(bytes, now);

    public void Take(int bytes)
    {
        _records.Take(1);
        _bytes.Take(bytes);
    }

    /// <summary>When a record of a size may be sent.</summary>
    public TimeSpan ReadyAt(int bytes, TimeSpan now)
    {
        var records = _records.ReadyAt(1, now);
        var size = _bytes.ReadyAt(bytes, now);
        return records > size ? records : size;
    }
}
