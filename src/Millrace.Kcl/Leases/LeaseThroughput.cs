namespace Millrace.Kcl.Leases;

/// <summary>What a shard's processor is given, in KiB a second: a mean in which each renewal's value counts as much as all before it (facts/kcl.md 6).</summary>
internal sealed class LeaseThroughput(TimeProvider clock)
{
    private const double Alpha = 0.5;

    private long _since = clock.GetTimestamp();
    private double? _mean;

    /// <summary>Ends an interval.</summary>
    /// <param name="bytes">The bytes given in it.</param>
    /// <returns>The mean; null as long as nothing was given.</returns>
    public double? Next(long bytes)
    {
        var now = clock.GetTimestamp();
        var seconds = clock.GetElapsedTime(_since, now).TotalSeconds;
        _since = now;
        if ((_mean is null && bytes == 0) || seconds <= 0) return _mean;
        var value = bytes / 1024d / seconds;
        _mean = _mean is { } before ? (Alpha * value) + ((1 - Alpha) * before) : value;
        return _mean;
    }
}
