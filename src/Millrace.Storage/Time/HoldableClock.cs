namespace Millrace.Storage.Time;

/// <summary>
/// The server's clock. It runs with the machine's until it is held; then it stands still but for <see cref="Advance"/>, which also fires the
/// timers that fall due on the way, each at its own instant and in their order. It never goes back: once released it runs on from where it stood.
/// </summary>
public sealed class HoldableClock : TimeProvider
{
    /// <summary>The most by which the clock can be advanced at once: ten years.</summary>
    public static readonly TimeSpan LongestAdvance = TimeSpan.FromDays(3650);

    private readonly TimeProvider _machine;

    // Advances follow one another; the gate is never held while a timer's callback runs, the turn is.
    private readonly Lock _turn = new();
    private readonly Lock _gate = new();
    private readonly HashSet<HoldableTimer> _armed = [];
    private volatile Reading _reading = new(HeldAt: null, Ahead: 0, Anchor: null);

    /// <summary>A clock that runs.</summary>
    /// <param name="machine">The clock that it runs with.</param>
    public HoldableClock(TimeProvider machine) => _machine = machine;

    /// <summary>Whether it stands still.</summary>
    public bool IsHeld => _reading.HeldAt is not null;

    /// <summary>How far it is ahead of the machine's clock; negative when it has stood still for longer than it was advanced.</summary>
    public TimeSpan Ahead => GetUtcNow() - _machine.GetUtcNow();

    /// <inheritdoc/>
    public override long TimestampFrequency => _machine.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _machine.LocalTimeZone;

    /// <inheritdoc/>
    public override long GetTimestamp() => TimestampOf(_reading);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        // While nobody has touched it, it follows the machine's clock, and what sets that right.
        var reading = _reading;
        return reading.Anchor is { } anchor
            ? anchor.UtcNow + _machine.GetElapsedTime(anchor.Timestamp, TimestampOf(reading))
            : _machine.GetUtcNow();
    }

    /// <summary>Stands still from now on; nothing changes when it does already.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            if (IsHeld) return;
            var anchor = Anchored();
            _reading = _reading with { HeldAt = anchor == _reading.Anchor ? GetTimestamp() : anchor.Timestamp, Anchor = anchor };
            foreach (var timer in _armed) timer.Disarm();
        }
    }

    /// <summary>Runs on from where it stands; nothing changes when it runs already. Timers that are due fire as soon as they can.</summary>
    public void Release()
    {
        lock (_turn)
            lock (_gate)
            {
                if (_reading.HeldAt is not { } heldAt) return;
                _reading = _reading with { HeldAt = null, Ahead = heldAt - _machine.GetTimestamp() };
                foreach (var timer in _armed) Arm(timer);
            }
    }

    /// <summary>Goes forward, whether it is held or runs. When it returns the timers that fell due have fired.</summary>
    /// <param name="by">By how much; at most <see cref="LongestAdvance"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or too much.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(by, LongestAdvance);
        lock (_turn)
        {
            var target = GetTimestamp() + TicksOf(by);
            while (true)
            {
                HoldableTimer? due;
                lock (_gate)
                {
                    due = _armed.Where(timer => timer.Due <= target).MinBy(static timer => timer.Due);
                    MoveTo(due is null ? target : due.Due);
                    if (due is null)
                    {
                        if (!IsHeld) foreach (var timer in _armed) Arm(timer);
                        return;
                    }

                    Next(due);
                }

                due.Fire();
            }
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new HoldableTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal ITimer CreateMachineTimer(TimerCallback callback) =>
        _machine.CreateTimer(callback, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    internal void Schedule(HoldableTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            timer.Disarm();
            _armed.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return;

            timer.Due = GetTimestamp() + TicksOf(dueTime);
            timer.Period = period > TimeSpan.Zero ? TicksOf(period) : null;
            _armed.Add(timer);

            // One that is due at once fires on a held clock too: time need not pass for it.
            if (!IsHeld || dueTime == TimeSpan.Zero) Arm(timer);
        }
    }

    internal void Forget(HoldableTimer timer)
    {
        lock (_gate) _armed.Remove(timer);
    }

    /// <summary>Takes a timer whose machine timer has rung; false when it is not, or no longer, due.</summary>
    internal bool TryTake(HoldableTimer timer)
    {
        lock (_gate)
        {
            if (!_armed.Contains(timer)) return false;
            if (timer.Due > GetTimestamp())
            {
                if (!IsHeld) Arm(timer);
                return false;
            }

            Next(timer);
            return true;
        }
    }

    private long TimestampOf(Reading reading) => reading.HeldAt ?? _machine.GetTimestamp() + reading.Ahead;

    private long TicksOf(TimeSpan span) => (long)((Int128)span.Ticks * TimestampFrequency / TimeSpan.TicksPerSecond);

    private void MoveTo(long timestamp)
    {
        var reading = _reading;
        _reading = reading.HeldAt is { } heldAt
            ? reading with { HeldAt = Math.Max(heldAt, timestamp) }
            : reading with { Ahead = reading.Ahead + Math.Max(0, timestamp - TimestampOf(reading)), Anchor = Anchored() };
    }

    private Anchor Anchored() => _reading.Anchor ?? new Anchor(_machine.GetUtcNow(), _machine.GetTimestamp());

    private void Next(HoldableTimer timer)
    {
        if (timer.Period is not { } period)
        {
            _armed.Remove(timer);
            return;
        }

        timer.Due += period;
        if (!IsHeld) Arm(timer);
    }

    private void Arm(HoldableTimer timer)
    {
        var rest = Math.Max(0, timer.Due - GetTimestamp());

        // Rounded up to what timers know, so that they do not ring early.
        timer.Arm(TimeSpan.FromMilliseconds((double)(((Int128)rest * 1000 + TimestampFrequency - 1) / TimestampFrequency)));
    }

    /// <summary>Where the clock stands, or how many ticks it is ahead of the machine's.</summary>
    /// <param name="HeldAt">The timestamp that it stands still at; null while it runs.</param>
    /// <param name="Ahead">How many ticks it is ahead while it runs.</param>
    /// <param name="Anchor">The instant that its time is reckoned from; null until it is first touched.</param>
    private sealed record Reading(long? HeldAt, long Ahead, Anchor? Anchor);

    /// <summary>One instant by both the readings of a clock.</summary>
    private sealed record Anchor(DateTimeOffset UtcNow, long Timestamp);
}
