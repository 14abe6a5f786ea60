namespace Millrace.Client.Producer;

/// <summary>Pauses that grow with each failure in a row; half of each is random, so that producers do not come back together.</summary>
internal sealed class Backoff(TimeSpan initial, TimeSpan longest, double growth, Random random)
{
    private int _failures;
    private TimeSpan _lastFailure = TimeSpan.MinValue;

    /// <summary>When the next try may be made.</summary>
    public TimeSpan NotBefore { get; private set; }

    /// <summary>Notes a failed call. Calls that were under way at the last failure tell nothing new.</summary>
    public void Fail(CallTimes call)
    {
        if (call.Start < _lastFailure) return;
        _lastFailure = call.End;
        var grown = initial.TotalSeconds * Math.Pow(growth, _failures++);
        var pause = TimeSpan.FromSeconds(Math.Min(grown, longest.TotalSeconds));
        NotBefore = call.End + (pause / 2) + (pause / 2 * random.NextDouble());
    }

    public void Reset() => _failures = 0;
}
