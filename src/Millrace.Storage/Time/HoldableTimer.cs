namespace Millrace.Storage.Time;

/// <summary>A timer of a clock that can be held. While the clock runs a timer of the machine rings for it.</summary>
internal sealed class HoldableTimer : ITimer
{
    private readonly HoldableClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer _machineTimer;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private volatile bool _disposed;

    public HoldableTimer(HoldableClock clock, TimerCallback callback, object? state)
    {
        _clock = clock;
        _callback = callback;
        _state = state;
        _machineTimer = clock.CreateMachineTimer(_ => Ring());
    }

    /// <summary>When it fires next, by the clock's timestamp. The clock's to read and to set, as is the period.</summary>
    public long Due { get; set; }

    /// <summary>The ticks from one time to the next; null for a timer that fires once.</summary>
    public long? Period { get; set; }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed) return false;
        if (dueTime < TimeSpan.Zero && dueTime != Timeout.InfiniteTimeSpan) throw new ArgumentOutOfRangeException(nameof(dueTime));
        if (period < TimeSpan.Zero && period != Timeout.InfiniteTimeSpan) throw new ArgumentOutOfRangeException(nameof(period));
        _clock.Schedule(this, dueTime, period);
        return true;
    }

    public void Arm(TimeSpan rest) => _machineTimer.Change(rest, Timeout.InfiniteTimeSpan);

    public void Disarm() => _machineTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Calls back, for which the clock's gate must be open.</summary>
    public void Fire()
    {
        if (_disposed) return;
        if (_context is null) _callback(_state);
        else ExecutionContext.Run(_context, static timer => ((HoldableTimer)timer!).Call(), this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _clock.Forget(this);
        _machineTimer.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _disposed = true;
        _clock.Forget(this);
        return _machineTimer.DisposeAsync();
    }

    private void Call() => _callback(_state);

    private void Ring()
    {
        if (_clock.TryTake(this)) Fire();
    }
}
