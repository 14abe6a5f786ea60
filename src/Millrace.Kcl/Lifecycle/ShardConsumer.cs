using System.Diagnostics.CodeAnalysis;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Metrics;
using Millrace.Kcl.Processing;
using Millrace.Kcl.Retrieval;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Lifecycle;

/// <summary>
/// Consumes one shard for one time of holding its lease: waits for the shards that it came from, initializes a processor, gives it records, and ends
/// with the shard, with the lease, or because it is asked to (facts/kcl.md 4). Its own task is all that calls the processor, so calls never overlap.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The end of its run disposes of them.")]
internal sealed class ShardConsumer
{
    private readonly ConsumerContext _context;
    private readonly ShardReference _shard;
    private readonly ShardMetrics _metrics;
    private readonly ConsumerSignals _signals;
    private readonly Lock _lock = new();
    private ITimer? _grace;
    private ProcessorCalls? _calls;
    private Checkpointer? _checkpointer;
    private RecordDelivery? _delivery;
    private IRecordsPublisher? _publisher;
    private bool _done;

    public ShardConsumer(HeldLease lease, ConsumerContext context)
    {
        Lease = lease;
        _signals = new(lease);
        _context = context;
        _shard = new(lease.Row.Stream ?? context.Options.Streams[0].Stream, lease.Row.ShardId);
        _metrics = new(context.Metrics, _shard, context.Options.TimeProvider);
    }

    /// <summary>The lease.</summary>
    public HeldLease Lease { get; }

    /// <summary>How far it is.</summary>
    public ShardConsumerState State { get; private set; }

    private ProcessorOptions Options => _context.Options.Processor;

    /// <summary>
    /// Consumes the shard. It ends only when no call of the processor is under way, and by then the lease is lost, or the shard is done.
    /// </summary>
    /// <returns>What the processor threw, under <see cref="ProcessingFailure.Stop"/>; else null.</returns>
    public async Task<Exception?> RunAsync()
    {
        using var handoff = Lease.Handoff.Register(BeginHandoffGrace);
        try
        {
            if (await WaitForParentsAsync().ConfigureAwait(false) && await InitializeAsync().ConfigureAwait(false))
                await ProcessAsync().ConfigureAwait(false);
            if (!_done) await EndAsync().ConfigureAwait(false);
            return _delivery?.Failure;
        }
        finally
        {
            await StopFetchingAsync().ConfigureAwait(false);
            await EndGraceAsync().ConfigureAwait(false);
            _signals.Dispose();
        }
    }

    /// <summary>The worker stops: the running call ends, the processor is told, and the lease is given back; after the grace without waiting for the processor.</summary>
    public void RequestShutdown(TimeSpan grace)
    {
        BeginGrace(grace);
        _signals.RequestShutdown();
    }

    private async Task<bool> WaitForParentsAsync()
    {
        State = ShardConsumerState.WaitingOnParentShards;
        while (!_signals.IsInterrupted)
        {
            var ended = _context.ShardEnded.Next;
            var pause = Options.ParentPollInterval;
            try
            {
                if (await _context.ShardSync.AreParentsDoneAsync(Lease.Row, _signals.Interrupt).ConfigureAwait(false)) return true;
            }
            catch (Exception fault)
            {
                if (!_signals.IsInterrupted) ConsumerLog.ParentsUnknown(_context.Log, _shard, fault);
                pause = Options.Backoff;
            }

            await Waits.AnyAsync(ended, pause, _context.Options.TimeProvider, _signals.Interrupt).ConfigureAwait(false);
        }

        return false;
    }

    private async Task<bool> InitializeAsync()
    {
        State = ShardConsumerState.Initializing;
        while (!_signals.IsInterrupted)
        {
            try
            {
                var failure = await TryInitializeAsync().ConfigureAwait(false);
                if (failure is null) return _publisher is not null;
                if (!_signals.IsOver) ConsumerLog.InitializationFailed(_context.Log, _shard, failure);
            }
            catch (Exception fault)
            {
                if (!_signals.IsInterrupted) ConsumerLog.InitializationFailed(_context.Log, _shard, fault);
            }

            await StopFetchingAsync().ConfigureAwait(false);
            await PauseAsync().ConfigureAwait(false);
        }

        return false;
    }

    private async Task<Exception?> TryInitializeAsync()
    {
        if (await _context.Coordinator.RefreshAsync(Lease, _signals.Interrupt).ConfigureAwait(false) is not { } row) return null;
        if (row.Checkpoint.IsShardEnd)
        {
            // An earlier owner did all there was to do but the last: the lease waits to be deleted.
            _done = true;
            _context.ShardSync.Completed(row);
            return null;
        }

        var range = await _context.ShardSync.FindHashRangeAsync(row, _signals.Interrupt).ConfigureAwait(false);
        _calls ??= new(_context.Factory.Create(_shard.Stream, _shard.ShardId), _shard, _context.Options, _metrics, _context.Log);
        _checkpointer = new(Lease, _context.Coordinator, row.Checkpoint);
        _delivery = new(_context, _shard, Lease, _signals, _calls, _checkpointer, new(_shard, range, row.Checkpoint, _context.Log), _metrics);
        ConsumerLog.Begins(_context.Log, _shard, row.Checkpoint);

        // Records are fetched while the processor begins.
        _publisher = _context.Publishers.Start(_shard, row.Checkpoint, _metrics);
        var input = new InitializationInput(_shard.ShardId, row.Checkpoint, row.PendingCheckpoint, row.PendingCheckpointState);
        return await _calls.InitializeAsync(input, _signals.Call).ConfigureAwait(false);
    }

    private async Task ProcessAsync()
    {
        State = ShardConsumerState.Processing;
        while (!_signals.IsInterrupted)
        {
            RecordsBatch batch;
            try
            {
                batch = await _publisher!.ReadAsync(_signals.Interrupt).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (!await _delivery!.DeliverAsync(batch).ConfigureAwait(false)) return;
            if (batch.ChildShards is not { } children) continue;
            await EndShardAsync(children).ConfigureAwait(false);
            return;
        }
    }

    /// <summary>Children first, then the processor, and only then is the shard done: the checkpoint is what the children wait for (facts/kcl.md 4).</summary>
    private async Task EndShardAsync(IReadOnlyList<ChildShard> children)
    {
        State = ShardConsumerState.ShuttingDown;
        await StopFetchingAsync().ConfigureAwait(false);
        _checkpointer!.ReachEnd();
        var prepared = false;
        do
        {
            try
            {
                if (!prepared && !await PrepareEndAsync(children).ConfigureAwait(false)) return;
                prepared = true;
            }
            catch (Exception fault)
            {
                if (!_signals.IsOver) ConsumerLog.EndFailed(_context.Log, _shard, fault);
            }

            if (prepared && await TellShardEndedAsync().ConfigureAwait(false))
            {
                _done = true;
                ConsumerLog.ShardDone(_context.Log, _shard);
                _context.ShardSync.Completed(Lease.Row);
                _context.ShardEnded.Raise();
                return;
            }

            await PauseAsync().ConfigureAwait(false);
        }
        while (!_signals.IsInterrupted);
    }

    private async Task<bool> PrepareEndAsync(IReadOnlyList<ChildShard> children)
    {
        if (children.Count == 0) return true;
        await _context.ShardSync.CreateChildLeasesAsync(Lease.Row, children, _signals.Call).ConfigureAwait(false);
        var ids = children.Select(child => child.ShardId).ToList();
        if (!await _context.Coordinator.SetChildShardsAsync(Lease, ids, _signals.Call).ConfigureAwait(false)) return false;

        // They wait for this shard in the hands of this worker, and begin as soon as it is done.
        await _context.Coordinator.TakeFreeAsync([.. ids.Select(Lease.Row.KeyOfSibling)], _signals.Call).ConfigureAwait(false);
        _context.Coordinator.RequestRound();
        return true;
    }

    private async Task<bool> TellShardEndedAsync()
    {
        var failure = await _calls!.ShardEndedAsync(new(_shard.ShardId, _checkpointer!), _signals.Call).ConfigureAwait(false);
        var checkpoint = _checkpointer!.Last;
        if (checkpoint.IsShardEnd)
        {
            if (failure is not null) ConsumerLog.CallFailed(_context.Log, _shard, nameof(IShardRecordProcessor.ShardEndedAsync), failure);
            return true;
        }

        if (_signals.IsOver) return false;
        if (failure is not null) ConsumerLog.ShardEndedFailed(_context.Log, _shard, failure);
        else ConsumerLog.EndNotCheckpointed(_context.Log, _shard, checkpoint);
        return false;
    }

    /// <summary>The shard goes on elsewhere: the processor has its last chance, the lease is given back, and then it is lost.</summary>
    private async Task EndAsync()
    {
        await StopFetchingAsync().ConfigureAwait(false);
        if (State == ShardConsumerState.Processing && _delivery is { Failure: null } && !_signals.IsOver)
        {
            State = ShardConsumerState.ShutdownRequested;
            if (Lease.HandoffRequested) BeginHandoffGrace();
            var failure = await _calls!.ShutdownRequestedAsync(new(_shard.ShardId, _checkpointer!), _signals.Call).ConfigureAwait(false);
            if (failure is not null && !_signals.IsOver)
                ConsumerLog.CallFailed(_context.Log, _shard, nameof(IShardRecordProcessor.ShutdownRequestedAsync), failure);
        }

        State = ShardConsumerState.ShuttingDown;
        if (Lease.Lost.IsCancellationRequested) ConsumerLog.Lost(_context.Log, _shard);
        else await ReleaseAsync().ConfigureAwait(false);
        if (_calls is null) return;
        var last = await _calls.LeaseLostAsync(_signals.GivenUp).ConfigureAwait(false);
        if (last is not null) ConsumerLog.CallFailed(_context.Log, _shard, nameof(IShardRecordProcessor.LeaseLostAsync), last);
    }

    private async Task ReleaseAsync()
    {
        ConsumerLog.Releasing(_context.Log, _shard);
        try
        {
            await _context.Coordinator.ReleaseAsync(Lease, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            ConsumerLog.ReleaseFailed(_context.Log, _shard, fault);
        }
    }

    // Before the processor is told, also where that is sooner than what was registered is called.
    private void BeginHandoffGrace() => BeginGrace(_context.Options.Leases.GracefulHandoffTimeout);

    private void BeginGrace(TimeSpan grace)
    {
        lock (_lock)
        {
            // The first request counts: another worker waits for this lease, or this worker's whole stop does.
            if (State == ShardConsumerState.Complete) return;
            _grace ??= _context.Options.TimeProvider.CreateTimer(_ => _ = GiveUpAsync(grace), state: null, grace, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task GiveUpAsync(TimeSpan grace)
    {
        ConsumerLog.GraceOver(_context.Log, _shard, grace);
        if (!Lease.Lost.IsCancellationRequested) await ReleaseAsync().ConfigureAwait(false);
        _signals.GiveUp();
    }

    private async Task EndGraceAsync()
    {
        ITimer? grace;
        lock (_lock)
        {
            State = ShardConsumerState.Complete;
            grace = _grace;
        }

        if (grace is not null) await grace.DisposeAsync().ConfigureAwait(false);
    }

    private async Task StopFetchingAsync()
    {
        if (_publisher is not { } publisher) return;
        _publisher = null;
        await publisher.DisposeAsync().ConfigureAwait(false);
    }

    private Task PauseAsync() =>
        Waits.AnyAsync(null, Options.Backoff, _context.Options.TimeProvider, _signals.Interrupt);
}
