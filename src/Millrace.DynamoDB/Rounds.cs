namespace Millrace.DynamoDB;

/// <summary>Work in the background that comes round again and again; the first round comes after one period.</summary>
internal sealed class Rounds : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly PeriodicTimer _timer;
    private readonly Task _running;

    /// <param name="time">The clock.</param>
    /// <param name="period">The time from round to round.</param>
    /// <param name="round">A round. It throws nothing but that it was cancelled.</param>
    public Rounds(TimeProvider time, TimeSpan period, Func<CancellationToken, Task> round)
    {
        _timer = new PeriodicTimer(period, time);
        _running = GoAsync(round);
    }

    /// <summary>Ends the round that is on, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_stopping.IsCancellationRequested) await _stopping.CancelAsync();
        await _running;
        _timer.Dispose();
        _stopping.Dispose();
    }

    private async Task GoAsync(Func<CancellationToken, Task> round)
    {
        try
        {
            while (await _timer.WaitForNextTickAsync(_stopping.Token)) await round(_stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The next start goes on with it.
        }
    }
}
