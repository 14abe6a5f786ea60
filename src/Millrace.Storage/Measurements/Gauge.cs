namespace Millrace.Storage.Measurements;

/// <summary>
/// Adds values up until somebody takes them: how many, their sum, the least and the greatest. Anyone may add at any time and waits for nobody. What is
/// added while values are taken may be told partly now and partly the next time.
/// </summary>
public sealed class Gauge
{
    private long _count;
    private long _sum;
    private long _minimum = long.MaxValue;
    private long _maximum = long.MinValue;

    /// <summary>Adds a value.</summary>
    public void Add(long value)
    {
        Interlocked.Add(ref _sum, value);
        var known = Volatile.Read(ref _minimum);
        while (value < known)
        {
            var seen = Interlocked.CompareExchange(ref _minimum, value, known);
            if (seen == known) break;
            known = seen;
        }

        known = Volatile.Read(ref _maximum);
        while (value > known)
        {
            var seen = Interlocked.CompareExchange(ref _maximum, value, known);
            if (seen == known) break;
            known = seen;
        }

        Interlocked.Increment(ref _count);
    }

    /// <summary>Adds a time in microseconds.</summary>
    public void Add(TimeSpan time) => Add(time.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>Tells what was added, and begins anew; null when nothing was.</summary>
    /// <param name="scale">What each value is multiplied by.</param>
    public MeasuredValues? Take(double scale = 1)
    {
        // A value is counted last: where none was, none is there whole.
        if (Volatile.Read(ref _count) == 0) return null;
        var count = Interlocked.Exchange(ref _count, 0);
        var sum = Interlocked.Exchange(ref _sum, 0);
        var minimum = Interlocked.Exchange(ref _minimum, long.MaxValue);
        var maximum = Interlocked.Exchange(ref _maximum, long.MinValue);
        if (minimum > maximum) (minimum, maximum) = (sum / count, sum / count);
        return new MeasuredValues(count, sum * scale, minimum * scale, maximum * scale);
    }
}
