namespace Millrace.Storage.Measurements;

/// <summary>
/// Adds values up: how many, their sum, the least and the greatest. Anyone may add at any time and waits for nobody. Count and sum only ever rise, so that
/// each observer takes differences of its own; one of them, a call at a time, takes what is new with its least and its greatest. What is added while it
/// does may be told partly now and partly the next time.
/// </summary>
public sealed class Gauge
{
    private long _count;
    private long _sum;
    private long _minimum = long.MaxValue;
    private long _maximum = long.MinValue;
    private long _takenCount;
    private long _takenSum;

    /// <summary>How many values there were so far.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>The sum of all values so far.</summary>
    public long Sum => Volatile.Read(ref _sum);

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

    /// <summary>Tells what was added since it was last taken; null when nothing was.</summary>
    /// <param name="scale">What each value is multiplied by.</param>
    public MeasuredValues? Take(double scale = 1)
    {
        // A value is counted last: where none was, none is there whole.
        var (count, sum) = (Count, Sum);
        var (newCount, newSum) = (count - _takenCount, sum - _takenSum);
        if (newCount == 0) return null;
        (_takenCount, _takenSum) = (count, sum);
        var minimum = Interlocked.Exchange(ref _minimum, long.MaxValue);
        var maximum = Interlocked.Exchange(ref _maximum, long.MinValue);
        if (minimum > maximum) (minimum, maximum) = (newSum / newCount, newSum / newCount);
        return new MeasuredValues(newCount, newSum * scale, minimum * scale, maximum * scale);
    }
}
