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
internal sealed class ShardConsumer
{
    private readonly ConsumerContext _context;
    private readonly ShardReference _shard;
    private readonly ShardMetrics _metrics;
    private readonly CancellationTokenSource _shutdown = new();

    // Cancelled when nobody waits for the processor any longer.
    private readonly CancellationTokenSource _givenUp = new();
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
        // A call of the processor goes on until the lease is lost; everything else is interrupted as soon as the processor is to end.
        using var call = CancellationTokenSource.CreateLinkedTokenSource(Lease.Lost, _givenUp.Token);
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(call.Token, _shutdown.Token, Lease.Handoff);
        using var handoff = Lease.Handoff.Register(() => BeginGrace(_context.Options.Leases.GracefulHandoffTimeout));
        try
        {
            if (await WaitForParentsAsync(interrupt.Token).ConfigureAwait(false)
                && await InitializeAsync(call.Token, interrupt.Token).ConfigureAwait(false))
            {
                await ProcessAsync(call.Token, interrupt.Token).ConfigureAwait(false);
            }

            if (!_done) await EndAsync(call.Token).ConfigureAwait(false);
            return _delivery?.Failure;
        }
        finally
        {
            await StopFetchingAsync().ConfigureAwait(false);
            await EndGraceAsync().ConfigureAwait(false);
            State = ShardConsumerState.Complete;
        }
    }

    /// <summary>The worker stops: the running call ends, the processor is told, and the lease is given back; after the grace without waiting for the processor.</summary>
    public void RequestShutdown(TimeSpan grace)
    {
        BeginGrace(grace);
        _ = _shutdown.CancelAsync();
    }

    private async Task<bool> WaitForParentsAsync(CancellationToken interrupt)
    {
        State = ShardConsumerState.WaitingOnParentShards;
        while (!interrupt.IsCancellationRequested)
        {
            var ended = _context.ShardEnded.Next;
            var pause = Options.ParentPollInterval;
            try
            {
                if (await _context.ShardSync.AreParentsDoneAsync(Lease.Row, interrupt).ConfigureAwait(false)) return true;
            }
            catch (Exception fault)
            {
                if (!interrupt.IsCancellationRequested) ConsumerLog.ParentsUnknown(_context.Log, _shard, fault);
                pause = Options.Backoff;
            }

            await Waits.AnyAsync(ended, pause, _context.Options.TimeProvider, interrupt).ConfigureAwait(false);
        }

        return false;
    }

    private async Task<bool> InitializeAsync(CancellationToken call, CancellationToken interrupt)
    {
        State = ShardConsumerState.Initializing;
        while (!interrupt.IsCancellationRequested)
        {
            try
            {
                var failure = await TryInitializeAsync(call, interrupt).ConfigureAwait(false);
                if (failure is null) return _publisher is not null;
                if (!call.IsCancellationRequested) ConsumerLog.InitializationFailed(_context.Log, _shard, failure);
            }
            catch (Exception fault)
            {
                if (!interrupt.IsCancellationRequested) ConsumerLog.InitializationFailed(_context.Log, _shard, fault);
            }

            await StopFetchingAsync().ConfigureAwait(false);
            await PauseAsync(interrupt).ConfigureAwait(false);
        }

        return false;
    }

    private async Task<Exception?> TryInitializeAsync(CancellationToken call, CancellationToken interrupt)
    {
        if (await _context.Coordinator.RefreshAsync(Lease, interrupt).ConfigureAwait(false) is not { } row) return null;
        if (row.Checkpoint.IsShardEnd)
        {
            // An earlier owner did all there was to do but the last: the lease waits to be deleted.
            _done = true;
            _context.ShardSync.Completed(row);
            return null;
        }

        var range = await _context.ShardSync.FindHashRangeAsync(row, interrupt).ConfigureAwait(false);
        _calls ??= new(_context.Factory.Create(_shard.Stream, _shard.ShardId), _shard, _context.Options, _metrics, _context.Log);
        _checkpointer = new(Lease, _context.Coordinator, row.Checkpoint);
        _delivery = new(_context, _shard, Lease, _calls, _checkpointer, new(_shard, range, row.Checkpoint, _context.Log), _metrics);
        ConsumerLog.Begins(_context.Log, _shard, row.Checkpoint);

        // Records are fetched while the processor begins.
        _publisher = _context.Publishers.Start(_shard, row.Checkpoint, _metrics);
        var input = new InitializationInput(_shard.ShardId, row.Checkpoint, row.PendingCheckpoint, row.PendingCheckpointState);
        return await _calls.InitializeAsync(input, call).ConfigureAwait(false);
    }

    private async Task ProcessAsync(CancellationToken call, CancellationToken interrupt)
    {
        State = ShardConsumerState.Processing;
        while (!interrupt.IsCancellationRequested)
        {
            RecordsBatch batch;
            try
            {
                batch = await _publisher!.ReadAsync(interrupt).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (!await _delivery!.DeliverAsync(batch, call, interrupt).ConfigureAwait(false)) return;
            if (batch.ChildShards is not { } children) continue;
            await EndShardAsync(children, call, interrupt).ConfigureAwait(false);
            return;
        }
    }

    /// <summary>Children first, then the processor, and only then is the shard done: the checkpoint is what the children wait for (facts/kcl.md 4).</summary>
    private async Task EndShardAsync(IReadOnlyList<ChildShard> children, CancellationToken call, CancellationToken interrupt)
    {
        State = ShardConsumerState.ShuttingDown;
        await StopFetchingAsync().ConfigureAwait(false);
        _checkpointer!.ReachEnd();
        var prepared = false;
        do
        {
            try
            {
                if (!prepared && !await PrepareEndAsync(children, call).ConfigureAwait(false)) return;
                prepared = true;
            }
            catch (Exception fault)
            {
                if (!call.IsCancellationRequested) ConsumerLog.EndFailed(_context.Log, _shard, fault);
            }

            if (prepared && await TellShardEndedAsync(call).ConfigureAwait(false))
            {
                _done = true;
                ConsumerLog.ShardDone(_context.Log, _shard);
                _context.ShardSync.Completed(Lease.Row);
                _context.ShardEnded.Raise();
                return;
            }

            await PauseAsync(interrupt).ConfigureAwait(false);
        }
        while (!interrupt.IsCancellationRequested);
    }

    private async Task<bool> PrepareEndAsync(IReadOnlyList<ChildShard> children, CancellationToken call)
    {
        if (children.Count == 0) return true;
        await _context.ShardSync.CreateChildLeasesAsync(Lease.Row, children, call).ConfigureAwait(false);
        var ids = children.Select(child => child.ShardId).ToList();
        if (!await _context.Coordinator.SetChildShardsAsync(Lease, ids, call).ConfigureAwait(false)) return false;

        // They wait for this shard in the hands of this worker, and begin as soon as it is done.
        await _context.Coordinator.TakeFreeAsync([.. ids.Select(Lease.Row.KeyOfSibling)], call).ConfigureAwait(false);
        _context.Coordinator.RequestRound();
        return true;
    }

    private async Task<bool> TellShardEndedAsync(CancellationToken call)
    {
        var failure = await _calls!.ShardEndedAsync(new(_shard.ShardId, _checkpointer!), call).ConfigureAwait(false);
        var checkpoint = _checkpointer!.Last;
        if (checkpoint.IsShardEnd)
        {
            if (failure is not null) ConsumerLog.CallFailed(_context.Log, _shard, nameof(IShardRecordProcessor.ShardEndedAsync), failure);
            return true;
        }

        if (call.IsCancellationRequested) return false;
        if (failure is not null) ConsumerLog.ShardEndedFailed(_context.Log, _shard, failure);
        else ConsumerLog.EndNotCheckpointed(_context.Log, _shard, checkpoint);
        return false;
    }

    /// <summary>The shard goes on elsewhere: the processor has its last chance, the lease is given back, and then it is lost.</summary>
    private async Task EndAsync(CancellationToken call)
    {
        await StopFetchingAsync().ConfigureAwait(false);
        if (State == ShardConsumerState.Processing && _delivery is { Failure: null } && !call.IsCancellationRequested)
        {
            State = ShardConsumerState.ShutdownRequested;
            var failure = await _calls!.ShutdownRequestedAsync(new(_shard.ShardId, _checkpointer!), call).ConfigureAwait(false);
            if (failure is not null && !call.IsCancellationRequested)
                ConsumerLog.CallFailed(_context.Log, _shard, nameof(IShardRecordProcessor.ShutdownRequestedAsync), failure);
        }

        State = ShardConsumerState.ShuttingDown;
        if (Lease.Lost.IsCancellationRequested) ConsumerLog.Lost(_context.Log, _shard);
        else await ReleaseAsync().ConfigureAwait(false);
        if (_calls is null) return;
        var last = await _calls.LeaseLostAsync(_givenUp.Token).ConfigureAwait(false);
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
        await _givenUp.CancelAsync().ConfigureAwait(false);
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

    private Task PauseAsync(CancellationToken interrupt) =>
        Waits.AnyAsync(null, Options.Backoff, _context.Options.TimeProvider, interrupt);
}
