using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Streams;

/// <summary>
/// Does what is due when a passing status has lasted long enough: takes down a stream that is DELETING, switches the shards of one that is
/// UPDATING.
/// </summary>
internal sealed class DueTransitions(StreamRegistry streams, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(DataStream Stream, string Status), Task> _waiting = [];
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Waits for the end of a stream's status, unless that is being waited for.</summary>
    public void Schedule(DataStream stream)
    {
        lock (_lock)
        {
            var due = (stream, stream.State.Status);
            if (!_waiting.ContainsKey(due)) _waiting.Add(due, WaitAsync(stream, stream.State));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Task[] waiting;
        lock (_lock) waiting = [.. _waiting.Values];
        await Task.WhenAll(waiting);
        _stopping.Dispose();
    }

    private async Task WaitAsync(DataStream stream, StreamState state)
    {
        var isDone = false;
        try
        {
            // The timer is set before Schedule returns, so a clock that is moved on afterwards ends it.
            var rest = DateTimeOffset.FromUnixTimeMilliseconds(state.StatusEndsAt) - time.GetUtcNow();
            var delay = rest > TimeSpan.Zero ? Task.Delay(rest, time, _stopping.Token) : Task.CompletedTask;
            await delay.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await (state.Status == StreamStatus.Deleting ? TakeDownAsync(stream) : SwitchShardsAsync(stream));
            isDone = true;
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The next start goes on with it.
        }
        finally
        {
            lock (_lock)
            {
                _waiting.Remove((stream, state.Status));
                // Whoever saw the switch may have resharded the stream since, and was told that it is being waited for.
                if (isDone && !_stopping.IsCancellationRequested && stream.State is { Status: StreamStatus.Updating, PendingSteps: not null }) Schedule(stream);
            }
        }
    }

    private async Task TakeDownAsync(DataStream stream)
    {
        try
        {
            await streams.TakeDownAsync(stream, _stopping.Token);
        }
        catch (IOException)
        {
            // The stream shows as gone all the same. Its remains are cleared when the name is used again, or at the next start.
        }
    }

    private async Task SwitchShardsAsync(DataStream stream)
    {
        while (true)
        {
            try
            {
                await streams.SwitchPendingShardsAsync(stream, _stopping.Token);
                return;
            }
            catch (IOException)
            {
                // Without room or device the stream stays UPDATING and its old shards open, as it shows, until there is.
                await Task.Delay(RetryDelay, time, _stopping.Token);
            }
        }
    }
}
