namespace Millrace.Kcl.Leases;

/// <summary>
/// What a shard's processor is given, in KiB a second: a mean in which each renewal's value counts as much as all before it (facts/kcl.md 6). It goes on from
/// what the worker before measured. The first records are not measured, since they piled up while nobody read the shard.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="before">The mean of the worker that had the lease before; null when there is none.</param>
internal sealed class LeaseThroughput(TimeProvider clock, double? before = null)
{
    private const double Alpha = 0.5;

    private long _since = clock.GetTimestamp();
    private double? _mean = before;
    private bool _caughtUp;

    /// <summary>Ends an interval.</summary>
    /// <param name="bytes">The bytes given in it.</param>
    /// <returns>The mean; null as long as nothing was given.</returns>
    public double? Next(long bytes)
    {
        var now = clock.GetTimestamp();
        var seconds = clock.GetElapsedTime(_since, now).TotalSeconds;
        _since = now;
        if (!_caughtUp)
        {
            _caughtUp = bytes > 0;
            return _mean;
        }

        if (seconds <= 0) return _mean;
        var value = bytes / 1024d / seconds;
        _mean = _mean is { } last ? (Alpha * value) + ((1 - Alpha) * last) : value;
        return _mean;
    }
}
