namespace Millrace.Kinesis.Throttling;

/// <summary>
/// An amount for each second. Whatever finds some of it left passes whole, and what it takes beyond is missing in the seconds after: so
/// throughput over a while is the limit within one item, and an answer of five seconds' worth blocks for five (facts/kinesis.md 5, GetRecords).
/// </summary>
internal struct SecondBudget
{
    private long _start;
    private long _used;

    /// <summary>Whether some is left at an instant.</summary>
    /// <param name="now">The instant, in the clock's ticks.</param>
    /// <param name="frequency">The clock's ticks in a second.</param>
    /// <param name="limit">What there is for each second.</param>
    public bool HasRoom(long now, long frequency, long limit)
    {
        var seconds = (now - _start) / frequency;
        if (seconds > 0)
        {
            var repaid = (Int128)seconds * limit;
            var idle = _used <= repaid - limit;
            _used = (long)Int128.Max(0, _used - repaid);

            // Seconds follow one another without a gap for as long as the budget is in use, and begin with the next use after that.
            _start = idle ? now : _start + seconds * frequency;
        }

        return _used < limit;
    }

    /// <summary>The clock's ticks from an instant at which there is none left until there is some.</summary>
    public readonly long TicksUntilRoom(long now, long frequency, long limit) =>
        limit == 0 ? long.MaxValue : (long)Int128.Min(long.MaxValue, (Int128)(_used / limit) * frequency - (now - _start));

    /// <summary>Whether the second that was last asked about is over.</summary>
    public readonly bool IsPast(long now, long frequency) => now - _start >= frequency;

    /// <summary>Takes an amount from the current second, and from later ones where that does not have it.</summary>
    public void Take(long amount) => _used = Math.Min(_used, long.MaxValue - amount) + amount;
}
