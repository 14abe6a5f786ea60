using Millrace.CloudWatch.Logs.Groups;
using Millrace.Storage.State;
using Millrace.Storage.Tables;

namespace Millrace.CloudWatch.Logs.Events;

/// <summary>
/// Frees events that are older than their group keeps them, every hour. They are not read any more from the moment on when they are too old.
/// </summary>
internal sealed class Retention : IAsyncDisposable
{
    /// <summary>Rows that are deleted at once, so that no writer waits for long.</summary>
    private const int Portion = 100;

    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    private readonly LogsRoom _room;
    private readonly CancellationTokenSource _stopping = new();
    private readonly PeriodicTimer _timer;
    private readonly Task _running;

    /// <summary>Begins; the first round comes after one period.</summary>
    public Retention(LogsRoom room)
    {
        _room = room;
        _timer = new PeriodicTimer(Period, room.Time);
        _running = GoAsync();
    }

    /// <summary>Ends the round that is on, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_stopping.IsCancellationRequested) await _stopping.CancelAsync();
        await _running;
        _timer.Dispose();
        _stopping.Dispose();
    }

    private async Task GoAsync()
    {
        try
        {
            while (await _timer.WaitForNextTickAsync(_stopping.Token))
            {
                foreach (var key in await _room.Tables.ReadAsync(static reader => LogCatalog.AllGroups(reader).ToList(), _stopping.Token))
                    await SweepAsync(key);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The next start goes on with it.
        }
    }

    private async Task SweepAsync(LogGroupKey key)
    {
        try
        {
            var due = await _room.Tables.ReadAsync(reader => Due(reader, key), _stopping.Token);
            foreach (var stream in due)
            {
                while (await _room.Tables.WriteAsync(writer => Free(writer, key, stream))) _stopping.Token.ThrowIfCancellationRequested();
            }
        }
        catch (StateStoreException fault)
        {
            _room.Options.SweepFailed?.Invoke(key.Arn, fault);
        }
    }

    private List<string> Due(ITableReader reader, LogGroupKey key)
    {
        var horizon = LogCatalog.Find(reader, key)?.Horizon(_room.Now) ?? 0;
        return [.. LogCatalog.Streams(reader, key).Where(stream => stream.State.FirstEvent < horizon).Select(static stream => stream.Name)];
    }

    /// <summary>Frees a portion of a stream.</summary>
    /// <returns>Whether there is more.</returns>
    private bool Free(ITableWriter writer, LogGroupKey key, string name)
    {
        if (LogCatalog.Find(writer, key) is not { } group || LogCatalog.FindStream(writer, key, name) is not { } stream) return false;
        // A row goes when its last event does, a minute after its first at most.
        var range = new TableRange([], EventRow.Key(Math.Max(0, group.Horizon(_room.Now) - EventRow.MaxSpan), 0));
        var old = writer.Range(stream.Space, range).Take(Portion).ToList();
        if (old.Count == 0) return false;
        long freed = 0;
        foreach (var row in old)
        {
            for (var offset = 0; offset < row.Value.Length; offset = EventRow.Next(row.Value, offset))
                freed += EventRow.MessageAt(row.Value, offset).Length + EventWriter.OverheadBytes;
            writer.Delete(stream.Space, row.Key);
        }

        var first = writer.Range(stream.Space, TableRange.All).Select(static row => (long?)EventRow.TimeOf(row.Key)).FirstOrDefault();
        LogCatalog.PutStream(writer, key, name, stream with
        {
            FirstEvent = first,
            LastEvent = first is null ? null : stream.LastEvent,
            StoredBytes = Math.Max(0, stream.StoredBytes - freed),
        });
        return old.Count == Portion;
    }
}
