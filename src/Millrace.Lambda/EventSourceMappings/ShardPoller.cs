using Millrace.Lambda.EventSourceMappings.Filters;
using Millrace.Wire;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>Reads a shard for a mapping, from where it had come to until the shard ends, and keeps how far it has come.</summary>
internal sealed class ShardPoller : IDisposable
{
    private const int MostRecordsOfRead = 10_000;

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

    public ShardPoller(
        MappingSurroundings around, MappingState mapping, MappingProgress progress, IEventSource source, string shardId, long from)
    {
        _around = around;
        _mapping = mapping;
        _progress = progress;
        _source = source;
        _shardId = shardId;
        _read = _kept = from;
        _filter = RecordFilter.Of(mapping.Configuration.FilterCriteria, MappingChecks.ServiceOf(mapping.Configuration.EventSourceArn)!);
        var form = EventForm.Of(mapping, shardId, around.RoleOf(mapping));
        _lanes = new Lane[mapping.Configuration.ParallelizationFactor ?? 1];
        for (var i = 0; i < _lanes.Length; i++)
            _lanes[i] = new Lane(form, new BatchRunner(around, mapping, progress, source, shardId), mapping, around.Time);
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
                page = await _source.ReadAsync(_shardId, _read, MostRecordsOfRead, stop);
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
            if (_filter?.Passes(record) == false) filteredOut++;
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

    private Lane LaneOf(in SourceRecord record)
    {
        if (_lanes.Length == 1) return _lanes[0];

        // FNV-1a: the same key always comes to the same lane, after a restart too.
        var hash = 2_166_136_261u;
        foreach (var part in record.PartitionKey.Span) hash = (hash ^ part) * 16_777_619u;
        return _lanes[hash % (uint)_lanes.Length];
    }

    /// <summary>Keeps how far all lanes have come. One that is behind the others holds the position back.</summary>
    private async ValueTask KeepAsync()
    {
        await _keeping.WaitAsync(_around.Shutdown);
        try
        {
            var next = Volatile.Read(ref _read);
            foreach (var lane in _lanes) next = Math.Min(next, lane.FirstUnfinished ?? long.MaxValue);
            if (next <= _kept) return;
            await _around.Mappings.PutAsync(_mapping.Configuration.UUID!, _source.Incarnation, _shardId, new ShardCheckpoint(next));
            _kept = next;
        }
        finally
        {
            _keeping.Release();
        }
    }
}
