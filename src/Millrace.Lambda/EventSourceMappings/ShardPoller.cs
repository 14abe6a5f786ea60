using Millrace.Lambda.EventSourceMappings.Filters;
using Millrace.Wire;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>Reads a shard for a mapping, from where it had come to until the shard ends, and keeps how far it has come.</summary>
internal sealed class ShardPoller : IDisposable
{
    private const int MostRecordsOfRead = 10_000;

    private static readonly Task Endless = new TaskCompletionSource().Task;

    /// <summary>How long after its end a window stays open for records that are on the way.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly MappingSurroundings _around;
    private readonly MappingState _mapping;
    private readonly MappingProgress _progress;
    private readonly IEventSource _source;
    private readonly string _shardId;
    private readonly RecordFilter? _filter;
    private readonly Lane[] _lanes;
    private readonly SemaphoreSlim _keeping = new(1, 1);
    private long _read;
    private long _kept;
    private ShardWindow? _keptWindow;
    private DateTimeOffset? _windowEnd;
    private Task _patience = Endless;

    public ShardPoller(
        MappingSurroundings around, MappingState mapping, MappingProgress progress, IEventSource source, string shardId, ShardCheckpoint from)
    {
        _around = around;
        _mapping = mapping;
        _progress = progress;
        _source = source;
        _shardId = shardId;
        _read = _kept = from.Next;
        _keptWindow = from.Window;
        _filter = RecordFilter.Of(mapping.Configuration.FilterCriteria, MappingChecks.ServiceOf(mapping.Configuration.EventSourceArn)!);
        var form = EventForm.Of(mapping, shardId, around.RoleOf(mapping));
        _lanes = new Lane[mapping.Configuration.ParallelizationFactor ?? 1];
        for (var i = 0; i < _lanes.Length; i++)
        {
            var runner = new BatchRunner(around, mapping, progress, source, shardId, i == 0 ? from.Window : null);
            _lanes[i] = new Lane(form, runner, mapping, around.Time);
        }

    }

    /// <summary>Reads until the shard ends and all of it is finished.</summary>
    /// <exception cref="ServiceException">The stream or the shard is gone.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var work = _lanes.Select(lane => Guarded(lane.RunAsync(KeepAsync, failed.Token))).Append(Guarded(ReadAsync(failed.Token))).ToArray();
        await Task.WhenAll(work);
        await _around.Mappings.PutAsync(_mapping.Configuration.UUID!, _source.Incarnation, _shardId, new ShardCheckpoint(_read, HasEnded: true));

        // What one of them fails at ends the others too.
        async Task Guarded(Task task)
        {
            try
            {
                await task;
            }
            catch
            {
                await failed.CancelAsync();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var lane in _lanes) lane.Dispose();
        _keeping.Dispose();
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        var refusals = 0;
        while (true)
        {
            ISourcePage page;
            try
            {
                page = await _source.ReadAsync(_shardId, _read, MostRecordsOfRead, Patience(stop), stop);
                refusals = 0;
            }
            catch (ServiceException refusal) when (refusal.Code != "ResourceNotFoundException")
            {
                _progress.LastResult = $"PROBLEM: {refusal.Text}";
                await BackOff.DelayAsync(++refusals, _around.Time, stop);
                continue;
            }

            using (page)
            {
                await AddAsync(page, stop);
                if (page.Count == 0 && !page.HasEnded) Lane.EndWindow();
                if (!page.HasEnded) continue;
                foreach (var lane in _lanes) lane.Complete();
                return;
            }
        }
    }

    private async ValueTask AddAsync(ISourcePage page, CancellationToken stop)
    {
        var filteredOut = 0;
        for (var i = 0; i < page.Count; i++)
        {
            var record = page[i];
            if (_filter?.Passes(record) == false)
            {
                filteredOut++;

                // What arrives later ends a window, whether a function gets it or not.
                if (record.Arrival >= Lane.WindowEnd) Lane.EndWindow();
            }
            else await LaneOf(record).AddAsync(record, stop);

            // Only now, so that a lane that is asked meanwhile has it.
            Volatile.Write(ref _read, record.Position + 1);
        }

        Volatile.Write(ref _read, page.Next);
        _progress.Polled(page.Count, filteredOut);
        foreach (var lane in _lanes) lane.Flush();

        // Nobody finishes what no function gets.
        if (filteredOut > 0) await KeepAsync();
    }

    /// <summary>The only lane of a shard with tumbling windows.</summary>
    private Lane Lane => _lanes[0];

    private Lane LaneOf(in SourceRecord record)
    {
        if (_lanes.Length == 1) return _lanes[0];

        // FNV-1a: the same key always comes to the same lane, after a restart too.
        var hash = 2_166_136_261u;
        foreach (var part in record.PartitionKey.Span) hash = (hash ^ part) * 16_777_619u;
        return _lanes[hash % (uint)_lanes.Length];
    }

    /// <summary>How far all lanes have come, if those without work have come to what was read.</summary>
    private (long Next, ShardWindow? Window) Position(long read)
    {
        var next = long.MaxValue;
        ShardWindow? window = null;
        foreach (var lane in _lanes)
        {
            var come = lane.Position;

            // A state and the position that it belongs to are kept together, so a lane that is ahead of what was read says so.
            next = Math.Min(next, come.FirstUnfinished ?? Math.Max(read, come.FinishedTo));
            window ??= come.Window;
        }

        return (next, window);
    }

    /// <summary>How long to wait for records: until the window is over that records are gathered for.</summary>
    private Task Patience(CancellationToken stop)
    {
        var end = Lane.WindowEnd is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : (DateTimeOffset?)null;
        if (end == _windowEnd) return _patience;
        _windowEnd = end;
        var left = end + Grace - _around.Time.GetUtcNow();
        return _patience = left is not { } time ? Endless : time <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(time, _around.Time, stop);
    }

    /// <summary>Keeps how far all lanes have come. One that is behind the others holds the position back.</summary>
    private async ValueTask KeepAsync()
    {
        await _keeping.WaitAsync(_around.Shutdown);
        try
        {
            var (next, window) = Position(Volatile.Read(ref _read));
            if (next <= _kept && ReferenceEquals(window, _keptWindow)) return;
            await _around.Mappings.PutAsync(_mapping.Configuration.UUID!, _source.Incarnation, _shardId, new ShardCheckpoint(next, Window: window));
            _kept = next;
            _keptWindow = window;
        }
        finally
        {
            _keeping.Release();
        }
    }
}
