using System.Diagnostics.CodeAnalysis;
using Millrace.Wire;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>Does what a mapping is there for, as long as there is the mapping. Changes of it take effect between two calls of the function.</summary>
internal sealed class MappingWorker
{
    private readonly Lock _gate = new();
    private readonly MappingSurroundings _around;
    private MappingState _wanted;
    private MappingState? _current;
    private CancellationTokenSource _change;

    public MappingWorker(MappingSurroundings around, MappingState mapping)
    {
        _around = around;
        _wanted = mapping;
        _change = CancellationTokenSource.CreateLinkedTokenSource(around.Shutdown);
        Work = Task.Run(WorkAsync, CancellationToken.None);
    }

    /// <summary>What it has done.</summary>
    public MappingProgress Progress { get; } = new();

    /// <summary>Ends when the mapping is deleted, or the process ends.</summary>
    public Task Work { get; }

    /// <summary>The mapping's state (facts/lambda.md 7, States).</summary>
    public string State
    {
        get
        {
            lock (_gate)
            {
                if (_wanted.IsDeleting) return MappingStates.Deleting;
                if (ReferenceEquals(_wanted, _current)) return _wanted.IsEnabled ? MappingStates.Enabled : MappingStates.Disabled;
                if (_current is null) return MappingStates.Creating;
                if (_wanted.IsEnabled != _current.IsEnabled) return _wanted.IsEnabled ? MappingStates.Enabling : MappingStates.Disabling;
                return MappingStates.Updating;
            }
        }
    }

    /// <summary>Puts a changed mapping in the place of the one that it works for.</summary>
    public async ValueTask ChangeAsync(MappingState mapping)
    {
        CancellationTokenSource before;
        lock (_gate)
        {
            _wanted = mapping;
            before = _change;
            _change = CancellationTokenSource.CreateLinkedTokenSource(_around.Shutdown);
        }

        // Whoever cancels a source disposes of it: one that is disposed of while it cancels forgets whom to tell.
        await before.CancelAsync();
        before.Dispose();
    }

    private async Task WorkAsync()
    {
        while (true)
        {
            MappingState mapping;
            CancellationToken stop;
            lock (_gate)
            {
                mapping = _current = _wanted;
                stop = _change.Token;
            }

            if (_around.Shutdown.IsCancellationRequested) break;
            if (mapping.IsDeleting)
            {
                await DeleteAsync(mapping);
                break;
            }

            if (mapping.IsEnabled) await ReadAsync(mapping, stop);
            else await Task.Delay(Timeout.InfiniteTimeSpan, _around.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        lock (_gate) _change.Dispose();
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever goes wrong is told, and tried again.")]
    private async Task DeleteAsync(MappingState mapping)
    {
        for (var failures = 1; !_around.Shutdown.IsCancellationRequested; failures++)
        {
            try
            {
                await _around.Mappings.DeleteAsync(mapping.Configuration.UUID!);
                return;
            }
            catch (Exception fault)
            {
                _around.BackgroundFailed(fault);
            }

            await BackOff.DelayAsync(failures, _around.Time, _around.Shutdown).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever goes wrong is told, and tried again.")]
    private async Task ReadAsync(MappingState mapping, CancellationToken stop)
    {
        for (var failures = 1; !stop.IsCancellationRequested; failures++)
        {
            var began = _around.Time.GetUtcNow();
            try
            {
                await FollowAsync(mapping, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (ServiceException refusal)
            {
                Progress.LastResult = refusal.Code == "ResourceNotFoundException" && refusal.Text?.StartsWith("Function", StringComparison.Ordinal) != true
                    ? "PROBLEM: Stream not found"
                    : $"PROBLEM: {refusal.Text}";
            }
            catch (Exception fault)
            {
                _around.BackgroundFailed(fault);
                Progress.LastResult = "PROBLEM: Lambda internal error. Please contact Lambda customer support.";
            }

            // What went well for longer than the longest wait has not failed in a row.
            if (_around.Time.GetUtcNow() - began > BackOff.Longest) failures = 1;

            await BackOff.DelayAsync(failures, _around.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads the shards of a stream: those without parents, and children once all of their parents is finished.</summary>
    private async Task FollowAsync(MappingState mapping, CancellationToken stop)
    {
        var uuid = mapping.Configuration.UUID!;
        var around = _around with { Change = stop };
        var source = await _around.Sources.OpenAsync(mapping.Configuration.EventSourceArn!, () => _around.RoleOf(mapping), stop);
        var checkpoints = await _around.Mappings.CheckpointsAsync(uuid, source.Incarnation, stop);
        var ended = checkpoints.Where(static checkpoint => checkpoint.Value.HasEnded).Select(static checkpoint => checkpoint.Key).ToHashSet();
        var running = new Dictionary<string, Task>();
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            while (true)
            {
                var changed = source.Changed;
                var shards = await source.ListShardsAsync(stop);
                var unfinished = shards.Select(static shard => shard.Id).Where(id => !ended.Contains(id)).ToHashSet();
                foreach (var shard in shards)
                {
                    if (!unfinished.Contains(shard.Id) || running.ContainsKey(shard.Id) || shard.Parents.Any(unfinished.Contains)) continue;
                    var from = checkpoints.GetValueOrDefault(shard.Id) ?? new ShardCheckpoint(0);
                    running[shard.Id] = PollAsync(around, mapping, source, shard.Id, from, failed.Token);
                }

                await Task.WhenAny([changed, .. running.Values]).WaitAsync(stop);
                foreach (var (id, task) in running.Where(static shard => shard.Value.IsCompleted).ToList())
                {
                    await task;
                    running.Remove(id);
                    ended.Add(id);
                }
            }
        }
        finally
        {
            // None may be at work for this mapping any more when the next begins.
            await failed.CancelAsync();
            await Task.WhenAll(running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PollAsync(MappingSurroundings around, MappingState mapping, IEventSource source, string shardId, ShardCheckpoint from, CancellationToken stop)
    {
        using var poller = new ShardPoller(around, mapping, Progress, source, shardId, from);
        await poller.RunAsync(stop);
    }
}
