using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Millrace.Kcl.Tests;

/// <summary>A clock that stands still, and tells what is waited for: a test lets just that time pass.</summary>
/// <param name="ignored">Waits that tests are not told of, such as limits that are not reached.</param>
internal sealed class HeldClock(params TimeSpan[] ignored) : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan && !ignored.Contains(dueTime)) _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>The next wait that began; none is left out.</summary>
    public async Task<TimeSpan> NextWaitAsync() => await _waits.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().InTime();

    /// <summary>Awaits the beginning of a wait, and lets it pass.</summary>
    /// <returns>How long it was.</returns>
    public async Task<TimeSpan> PassAsync()
    {
        var wait = await NextWaitAsync();
        Advance(wait);
        return wait;
    }
}
