using Microsoft.Extensions.Time.Testing;
using Millrace.Storage.Time;

namespace Millrace.Storage.Tests.Time;

public sealed class HoldableClockTests
{
    private readonly FakeTimeProvider _machine = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly HoldableClock _clock;

    public HoldableClockTests() => _clock = new HoldableClock(_machine);

    [Fact]
    public void It_runs_with_the_machine_until_it_is_held()
    {
        _machine.Advance(TimeSpan.FromHours(1));
        Assert.Equal((_machine.GetUtcNow(), false), (_clock.GetUtcNow(), _clock.IsHeld));
        Assert.Equal(_machine.GetTimestamp(), _clock.GetTimestamp());

        _clock.Hold();
        var (now, timestamp) = (_clock.GetUtcNow(), _clock.GetTimestamp());
        _machine.Advance(TimeSpan.FromHours(1));
        Assert.Equal((now, timestamp, true), (_clock.GetUtcNow(), _clock.GetTimestamp(), _clock.IsHeld));
        Assert.Equal(TimeSpan.FromHours(-1), _clock.Ahead);
    }

    [Fact]
    public void Advanced_it_moves_by_as_much_in_both_its_readings()
    {
        _clock.Hold();
        var (now, timestamp) = (_clock.GetUtcNow(), _clock.GetTimestamp());
        _clock.Advance(TimeSpan.FromHours(24));
        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(TimeSpan.FromHours(24) + TimeSpan.FromTicks(1), _clock.GetUtcNow() - now);
        Assert.Equal(TimeSpan.FromHours(24) + TimeSpan.FromTicks(1), _clock.GetElapsedTime(timestamp));
    }

    [Fact]
    public void Released_it_runs_on_from_where_it_stood()
    {
        _clock.Hold();
        _clock.Advance(TimeSpan.FromDays(2));
        _machine.Advance(TimeSpan.FromMinutes(1));
        var now = _clock.GetUtcNow();
        _clock.Release();
        Assert.Equal((now, false), (_clock.GetUtcNow(), _clock.IsHeld));

        _machine.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(now + TimeSpan.FromSeconds(3), _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(now + TimeSpan.FromSeconds(7), _clock.GetUtcNow());
    }

    [Fact]
    public void Timers_of_a_held_clock_fire_in_order_at_their_instants_when_it_is_advanced()
    {
        List<(string Timer, double Second)> fired = [];
        _clock.Hold();
        var start = _clock.GetUtcNow();
        using var late = Timer("late", 30);
        using var soon = Timer("soon", 10);
        using var regular = Timer("regular", 8, period: 8);
        using var beyond = Timer("beyond", 31);
        using var disposed = Timer("disposed", 5);
        disposed.Dispose();

        _machine.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(fired);
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal([("regular", 8), ("soon", 10), ("regular", 16), ("regular", 24), ("late", 30)], fired);

        ITimer Timer(string name, int due, int period = 0) => _clock.CreateTimer(
            _ => fired.Add((name, (_clock.GetUtcNow() - start).TotalSeconds)), null, TimeSpan.FromSeconds(due), TimeSpan.FromSeconds(period));
    }

    [Fact]
    public void Timers_of_a_running_clock_fire_with_the_machine_s_time()
    {
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));
        _machine.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal(0, fired);
        _machine.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(1, fired);
        _machine.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, fired);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _machine.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(2, fired);
    }

    [Fact]
    public void A_timer_that_outlives_the_holding_fires_with_what_was_left()
    {
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        _machine.Advance(TimeSpan.FromSeconds(3));
        _clock.Hold();
        _clock.Advance(TimeSpan.FromSeconds(4));
        _machine.Advance(TimeSpan.FromMinutes(1));
        _clock.Release();
        _machine.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(0, fired);
        _machine.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(1, fired);
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_is_advanced_past_it()
    {
        _clock.Hold();
        var delay = Task.Delay(TimeSpan.FromHours(1), _clock, TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(delay.IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await delay;
    }

    [Fact]
    public async Task A_timer_that_is_due_at_once_fires_though_the_clock_is_held()
    {
        var clock = new HoldableClock(TimeProvider.System);
        clock.Hold();
        var fired = new TaskCompletionSource();
        using var timer = clock.CreateTimer(_ => fired.SetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        await fired.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void What_cannot_be_advanced_by_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(HoldableClock.LongestAdvance + TimeSpan.FromTicks(1)));
    }
}
