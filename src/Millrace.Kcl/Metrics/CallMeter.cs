using System.Diagnostics.Metrics;

namespace Millrace.Kcl.Metrics;

/// <summary>Whether calls of one kind succeed, and how long they take.</summary>
/// <param name="meter">The meter.</param>
/// <param name="prefix">What the names of the two instruments begin with.</param>
/// <param name="clock">The clock.</param>
internal sealed class CallMeter(Meter meter, string prefix, TimeProvider clock)
{
    private readonly Histogram<int> _success = meter.CreateHistogram<int>(prefix + "Success", "{call}", "1 for a call that succeeded, 0 for one that failed.");
    private readonly Histogram<double> _time = meter.CreateHistogram<double>(prefix + "Time", "ms", "How long the call took.");

    /// <summary>Makes a call and measures it.</summary>
    /// <param name="tags">What it belongs to.</param>
    /// <param name="call">The call.</param>
    public async Task<T> MeasureAsync<T>(KeyValuePair<string, object?>[] tags, Func<Task<T>> call)
    {
        var started = clock.GetTimestamp();
        var succeeded = 0;
        try
        {
            var answer = await call().ConfigureAwait(false);
            succeeded = 1;
            return answer;
        }
        finally
        {
            _success.Record(succeeded, tags);
            _time.Record(clock.GetElapsedTime(started).TotalMilliseconds, tags);
        }
    }
}
