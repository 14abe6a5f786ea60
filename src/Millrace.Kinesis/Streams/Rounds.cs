namespace Millrace.Kinesis.Streams;

/// <summary>Work that is done again and again in the background, once a period. A round that takes longer puts the next one off.</summary>
internal sealed class Rounds : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly PeriodicTimer _timer;
    private readonly Task _rounds;

    /// <summary>Begins; the first round comes after one period.</summary>
    public Rounds(TimeSpan period, TimeProvider time, Func<CancellationToken, ValueTask> go)
    {
        _timer = new PeriodicTimer(period, time);
        _rounds = GoAsync(go);
    }

    /// <summary>The time between two rounds. The next one comes after one of it.</summary>
    public TimeSpan Period { set => _timer.Period = value; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _rounds;
        _timer.Dispose();
        _stopping.Dispose();
    }

    private async Task GoAsync(Func<CancellationToken, ValueTask> go)
    {
        try
        {
            while (await _timer.WaitForNextTickAsync(_stopping.Token)) await go(_stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The next start goes on with it.
        }
    }
}
