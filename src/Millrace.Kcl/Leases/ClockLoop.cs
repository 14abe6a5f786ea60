namespace Millrace.Kcl.Leases;

/// <summary>Runs something again and again by the clock, from now until it is disposed of. Runs do not overlap; one that fails is told of and not the last.</summary>
internal sealed class ClockLoop : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private ClockLoop(Func<CancellationToken, Task> run) => _running = run(_stop.Token);

    /// <summary>Begins a run each period; one that is late is followed by the next at once.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="period">The time from the begin of a run to the begin of the next.</param>
    /// <param name="run">The work.</param>
    /// <param name="failed">Is told what a run threw.</param>
    public static ClockLoop AtFixedRate(TimeProvider clock, TimeSpan period, Func<CancellationToken, Task> run, Action<Exception> failed) => new(async token =>
    {
        var due = clock.GetTimestamp();
        var step = (long)(period.TotalSeconds * clock.TimestampFrequency);
        do
        {
            await RunAsync(run, failed, token).ConfigureAwait(false);
            // What was missed is not made up for.
            due = Math.Max(due + step, clock.GetTimestamp());
        }
        while (await PauseAsync(clock, clock.GetElapsedTime(clock.GetTimestamp(), due), token).ConfigureAwait(false));
    });

    /// <summary>Begins a run a while after the last one ended, or at once when it is woken, in a run or between two.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="delay">The time from the end of a run to the begin of the next; asked each time.</param>
    /// <param name="run">The work.</param>
    /// <param name="failed">Is told what a run threw.</param>
    /// <param name="wake">Ends the pause; null for a loop that nothing wakes.</param>
    public static ClockLoop WithFixedDelay(
        TimeProvider clock, Func<TimeSpan> delay, Func<CancellationToken, Task> run, Action<Exception> failed, Pulse? wake = null) => new(async token =>
    {
        Task? woken;
        do
        {
            woken = wake?.Next;
            await RunAsync(run, failed, token).ConfigureAwait(false);
        }
        while (await PauseAsync(clock, delay(), token, woken).ConfigureAwait(false));
    });

    /// <summary>Ends it: a run that is going on is cancelled and waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private static async Task RunAsync(Func<CancellationToken, Task> run, Action<Exception> failed, CancellationToken stop)
    {
        try
        {
            await run(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It is being disposed of.
        }
        catch (Exception failure)
        {
            failed(failure);
        }
    }

    private static async Task<bool> PauseAsync(TimeProvider clock, TimeSpan pause, CancellationToken stop, Task? woken = null)
    {
        await Waits.AnyAsync(woken, pause > TimeSpan.Zero ? pause : TimeSpan.Zero, clock, stop).ConfigureAwait(false);
        return !stop.IsCancellationRequested;
    }
}
