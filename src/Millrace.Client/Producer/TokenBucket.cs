namespace Millrace.Client.Producer;

/// <summary>A rate limit with a reserve: full at first, refilled evenly.</summary>
internal sealed class TokenBucket(double perSecond, double depth)
{
    // What rounding may take from a sum of fractions.
    private const double Tolerance = 1e-6;

    private double _taken;
    private TimeSpan _filledAt;

    public bool Has(double tokens, TimeSpan now)
    {
        Fill(now);
        return depth - _taken + Tolerance >= tokens;
    }

    public void Take(double tokens) => _taken += tokens;

    /// <summary>When the tokens will be there; <paramref name="now"/> when they are.</summary>
    public TimeSpan ReadyAt(double tokens, TimeSpan now) =>
        Has(tokens, now) ? now : now + TimeSpan.FromTicks(1 + (long)((tokens - depth + _taken) / perSecond * TimeSpan.TicksPerSecond));

    private void Fill(TimeSpan now)
    {
        _taken = Math.Max(0, _taken - ((now - _filledAt).TotalSeconds * perSecond));
        _filledAt = now;
    }
}
