using Microsoft.Extensions.Logging;
using Millrace.Kcl.Metrics;

namespace Millrace.Kcl.Leases;

/// <summary>
/// Keeps this worker's leases (facts/kcl.md 5 and 6): renews them three times as often as they expire, runs the rounds of the assigner, and, where a
/// leader assigns, looks for what it was given.
/// </summary>
/// <remarks>
/// A lease that moves by <see cref="ILeaseTable.RequestHandoffAsync"/> is renewed on under its new owner until its processor was told or
/// <see cref="LeaseOptions.GracefulHandoffTimeout"/> is over. One that another worker steals for its share
/// (<see cref="LeaseAssignment.LeaseCount"/>) is lost without warning, whatever <see cref="LeaseOptions.GracefulHandoff"/> says: the Java library
/// gives none either, and a fleet of both would wait for what never comes.
/// </remarks>
internal sealed class LeaseCoordinator : ILeaseCoordinator
{
    private static readonly TimeSpan Epsilon = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan HandoffCheck = TimeSpan.FromSeconds(2);

    private readonly ILeaseTable _table;
    private readonly ILeaseAssigner _assigner;
    private readonly LeaseOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly LeaseHoldings _holdings;
    private readonly LeaseTaker _taker;
    private readonly LeaseDiscovery? _discovery;
    private readonly Pulse _round = new();
    private readonly Pulse _look = new();
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly List<ClockLoop> _keeping = [];
    private readonly List<ClockLoop> _taking = [];
    private bool _disposed;

    /// <param name="table">The table.</param>
    /// <param name="assigner">Decides who has which lease; disposed of with the coordinator.</param>
    /// <param name="workerId">This worker.</param>
    /// <param name="options">The settings.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Is told what becomes of leases.</param>
    /// <param name="metrics">Measures it; nothing does by default.</param>
    public LeaseCoordinator(
        ILeaseTable table, ILeaseAssigner assigner, string workerId, LeaseOptions options, TimeProvider clock, ILogger logger, LeaseMetrics? metrics = null)
    {
        (_table, _assigner, WorkerId, _options, _clock, _logger) = (table, assigner, workerId, options, clock, logger);
        _holdings = new(table, workerId, options, clock, logger, metrics);
        _taker = new(table, workerId, logger);
        if (options.Assignment == LeaseAssignment.WorkerUtilization) _discovery = new(table, _holdings, workerId, options, clock, logger, metrics);
    }

    /// <inheritdoc/>
    public string WorkerId { get; }

    /// <inheritdoc/>
    public bool IsLeader => _assigner.IsLeader;

    /// <inheritdoc/>
    public IReadOnlyList<HeldLease> Held => [.. _holdings.Now.Select(holding => holding.Held)];

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_keeping.Count > 0) return;
            // A worker that comes back under its own id goes on with what it had.
            var rows = await _table.ListAsync(cancellationToken).ConfigureAwait(false);
            await _holdings.AcquireAsync([.. rows.Where(row => row.LeaseOwner == WorkerId)], cancellationToken).ConfigureAwait(false);
            _keeping.Add(ClockLoop.AtFixedRate(_clock, (_options.Failover / 3) - Epsilon, _holdings.RenewAllAsync, Failed("The renewal of leases")));
            _keeping.Add(ClockLoop.WithFixedDelay(_clock, () => HandoffCheck, EndOverdueHandoffsAsync, Failed("The look at hand-offs")));
            _taking.Add(ClockLoop.WithFixedDelay(_clock, () => _assigner.Interval, AssignAsync, Failed("The assignment of leases"), _round));
            if (_discovery is null) return;
            _taking.Add(ClockLoop.WithFixedDelay(
                _clock, () => (_options.Failover / 3) - Epsilon, _discovery.RunAsync, Failed("The discovery of leases"), _look));
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task WaitForChangeAsync(IReadOnlyList<HeldLease> known, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = _holdings.Changed.Next;
            if (!known.ToHashSet().SetEquals(Held)) return;
            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void RequestRound()
    {
        _round.Raise();
        _look.Raise();
    }

    /// <inheritdoc/>
    public async Task TakeFreeAsync(IReadOnlyList<string> leaseKeys, CancellationToken cancellationToken)
    {
        List<Lease> taken = [];
        try
        {
            foreach (var key in leaseKeys)
            {
                if (_holdings.Now.Count + taken.Count >= _options.MaxLeasesForWorker) return;
                if (_holdings.Knows(key) || await _table.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { ActualOwner: null } row) continue;
                if (await _taker.TakeAsync(row).ConfigureAwait(false) is { } mine) taken.Add(mine);
            }
        }
        finally
        {
            // What was taken must not be left without anyone to renew it.
            await _holdings.AcquireAsync(taken, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task StopTakingAsync()
    {
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            await StopTakingOnceAsync().ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<bool> CheckpointAsync(HeldLease lease, ExtendedSequenceNumber checkpoint, CancellationToken cancellationToken) =>
        _holdings.Find(lease) is { } holding && await holding.UpdateAsync(
            (row, token) => _table.CheckpointAsync(row, checkpoint, token),
            row => row.Checkpoint == checkpoint && row.PendingCheckpoint is null,
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<bool> PrepareCheckpointAsync(
        HeldLease lease, ExtendedSequenceNumber pending, ReadOnlyMemory<byte> state, CancellationToken cancellationToken) =>
        _holdings.Find(lease) is { } holding && await holding.UpdateAsync(
            (row, token) => _table.PrepareCheckpointAsync(row, pending, state, token),
            row => row.PendingCheckpoint == pending && row.PendingCheckpointState.Span.SequenceEqual(state.Span),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<bool> SetChildShardsAsync(HeldLease lease, IReadOnlyList<string> childShardIds, CancellationToken cancellationToken) =>
        _holdings.Find(lease) is { } holding && await holding.UpdateAsync(
            (row, token) => _table.SetChildShardsAsync(row, childShardIds, token),
            row => row.ChildShardIds.Order().SequenceEqual(childShardIds.Order()),
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<Lease?> RefreshAsync(HeldLease lease, CancellationToken cancellationToken) =>
        _holdings.Find(lease) is { } holding ? await holding.RefreshAsync(cancellationToken).ConfigureAwait(false) : null;

    /// <inheritdoc/>
    public async Task ReleaseAsync(HeldLease lease, CancellationToken cancellationToken)
    {
        if (_holdings.Find(lease) is { } holding) await _holdings.ReleaseAsync(holding, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives up every lease, so that no other worker waits for it to expire (facts/kcl.md 0, trap 15).</summary>
    public async ValueTask DisposeAsync()
    {
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_disposed) return;
            _disposed = true;
            await StopTakingOnceAsync().ConfigureAwait(false);
            // Before the leases are given up, or this worker is assigned them again.
            await _assigner.DisposeAsync().ConfigureAwait(false);
            foreach (var loop in _keeping) await loop.DisposeAsync().ConfigureAwait(false);
            // After a lease's length nobody waits for it to be given up.
            using var limit = new CancellationTokenSource(_options.Failover, _clock);
            await GiveUpAsync(limit.Token).ConfigureAwait(false);
            _holdings.Dispose();
        }
        finally
        {
            _changing.Release();
        }
    }

    private async Task AssignAsync(CancellationToken cancellationToken)
    {
        var taken = await _assigner.RunRoundAsync(Held, cancellationToken).ConfigureAwait(false);
        // Also when the round was ended meanwhile: what was taken must not be left without anyone to renew it.
        await _holdings.AcquireAsync(taken, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task EndOverdueHandoffsAsync(CancellationToken cancellationToken)
    {
        foreach (var holding in _holdings.Now)
        {
            if (holding.HandoffAge is not { } age || age < _options.GracefulHandoffTimeout) continue;
            LeaseLog.HandoffOverdue(_logger, holding.Held.LeaseKey, age);
            await _holdings.ReleaseAsync(holding, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task StopTakingOnceAsync()
    {
        foreach (var loop in _taking) await loop.DisposeAsync().ConfigureAwait(false);
        _taking.Clear();
        await _holdings.CloseAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async Task GiveUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Lanes.ForEachAsync(_holdings.Now, Lanes.Renewals, holding => _holdings.ReleaseAsync(holding, cancellationToken)).ConfigureAwait(false);
            if (_discovery is not null) await _discovery.EvictAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            Failed("The return of leases")(failure);
        }
    }

    private Action<Exception> Failed(string work) => failure => LeaseLog.RoundFailed(_logger, work, failure);
}
