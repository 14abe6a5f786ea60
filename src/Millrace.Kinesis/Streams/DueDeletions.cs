using System.Collections.Concurrent;

namespace Millrace.Kinesis.Streams;

/// <summary>Takes streams down when they have been DELETING for long enough.</summary>
internal sealed class DueDeletions(StreamRegistry streams, TimeProvider time) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DataStream, Task> _waiting = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Waits for the end of a stream's deletion, unless that is being waited for.</summary>
    public void Schedule(DataStream stream) => _waiting.GetOrAdd(stream, WaitAsync);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_waiting.Values);
        _stopping.Dispose();
    }

    private async Task WaitAsync(DataStream stream)
    {
        // Listed before it can end and take itself off the list.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var rest = DateTimeOffset.FromUnixTimeMilliseconds(stream.State.StatusEndsAt) - time.GetUtcNow();
            if (rest > TimeSpan.Zero) await Task.Delay(rest, time, _stopping.Token);
            await streams.TakeDownAsync(stream, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The next start goes on with it.
        }
        catch (IOException)
        {
            // The stream shows as gone all the same. Its remains are cleared when the name is used again, or at the next start.
        }
        finally
        {
            _waiting.TryRemove(stream, out _);
        }
    }
}
