using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Millrace.Kcl.Metrics;

namespace Millrace.Kcl.Leases;

/// <summary>
/// The leases of this worker. A row that names this worker is held from the moment it was renewed, whether it was taken, assigned or is left from an
/// earlier run: only the begin of a write of its own tells a worker for how long nobody else can take a lease.
/// </summary>
internal sealed class LeaseHoldings(
    ILeaseTable table, string workerId, LeaseOptions options, TimeProvider clock, ILogger logger, LeaseMetrics? metrics) : IDisposable
{
    // The row as it was found, and twice as another write of this worker left it.
    private const int Attempts = 3;

    private readonly ConcurrentDictionary<string, LeaseHolding> _holdings = [];
    private readonly ConcurrentDictionary<string, Lease> _waiting = [];
    private readonly SemaphoreSlim _acquiring = new(1, 1);
    private volatile bool _closed;

    /// <summary>Raised when a lease is acquired or lost.</summary>
    public Pulse Changed { get; } = new();

    /// <summary>The leases held now.</summary>
    public IReadOnlyList<LeaseHolding> Now => [.. _holdings.Values.Where(holding => holding.IsHeld())];

    /// <summary>The holding behind what a consumer knows; null when that is lost, even if the lease was acquired again.</summary>
    /// <param name="lease">What the consumer knows.</param>
    public LeaseHolding? Find(HeldLease lease) =>
        _holdings.TryGetValue(lease.LeaseKey, out var holding) && holding.Held == lease && holding.IsHeld() ? holding : null;

    /// <summary>Whether a lease is held, or about to be.</summary>
    /// <param name="leaseKey">The lease.</param>
    public bool Knows(string leaseKey) => _waiting.ContainsKey(leaseKey) || (_holdings.TryGetValue(leaseKey, out var holding) && holding.IsHeld());

    /// <summary>Renews rows that name this worker and holds them. One that cannot be renewed now is tried again by <see cref="RenewAllAsync"/>.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task AcquireAsync(IReadOnlyCollection<Lease> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
            if (IsOwn(row)) _waiting[row.LeaseKey] = row;
        if (_waiting.IsEmpty) return;
        await _acquiring.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await Lanes.ForEachAsync(Admit(), Lanes.Renewals, row => AcquireAsync(row, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            _acquiring.Release();
        }
    }

    /// <summary>Renews what is held, and what waits to be.</summary>
    /// <param name="cancellationToken">Ends the calls.</param>
    public Task RenewAllAsync(CancellationToken cancellationToken) =>
        metrics is null ? RenewAndAcquireAsync(cancellationToken) : metrics.RenewalAsync(() => RenewAndAcquireAsync(cancellationToken));

    private async Task<bool> RenewAndAcquireAsync(CancellationToken cancellationToken)
    {
        await Lanes.ForEachAsync(Now, Lanes.Renewals, holding => RenewAsync(holding, cancellationToken)).ConfigureAwait(false);
        await AcquireAsync([], cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Gives a lease up.</summary>
    /// <param name="holding">The lease.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task ReleaseAsync(LeaseHolding holding, CancellationToken cancellationToken)
    {
        try
        {
            await holding.ReleaseAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LeaseLog.ReleaseFailed(logger, holding.Held.LeaseKey, failure);
        }
    }

    /// <summary>No more leases are acquired: those that wait to be are given up.</summary>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        _closed = true;
        await AcquireAsync([], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives up a row that names this worker and is not held.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task EvictAsync(Lease row, CancellationToken cancellationToken)
    {
        try
        {
            if (IsOwn(row)) await table.EvictAsync(row, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LeaseLog.ReleaseFailed(logger, row.LeaseKey, failure);
        }
    }

    /// <summary>Frees what it holds; by then nothing is renewed or acquired.</summary>
    public void Dispose() => _acquiring.Dispose();

    // A row with a checkpoint owner is another's until the hand-off is done.
    private bool IsOwn(Lease row) => row.LeaseOwner == workerId && row.CheckpointOwner is null;

    private async Task RenewAsync(LeaseHolding holding, CancellationToken cancellationToken)
    {
        try
        {
            await holding.RenewAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LeaseLog.RenewalFailed(logger, holding.Held.LeaseKey, failure);
        }
    }

    /// <summary>What waits and may be held; what is held already, or is more than this worker may have, waits no longer.</summary>
    private List<Lease> Admit()
    {
        List<Lease> admitted = [];
        var room = options.MaxLeasesForWorker - Now.Count;
        foreach (var row in _waiting.Values)
        {
            if (_closed)
            {
                admitted.Add(row);
            }
            else if (_holdings.TryGetValue(row.LeaseKey, out var holding) && holding.IsHeld())
            {
                Done(row);
            }
            else if (admitted.Count < room)
            {
                admitted.Add(row);
            }
            else
            {
                Done(row);
                LeaseLog.TooMany(logger, row.LeaseKey, options.MaxLeasesForWorker);
            }
        }

        return admitted;
    }

    private void Done(Lease row) => _waiting.TryRemove(new(row.LeaseKey, row));

    private async Task AcquireAsync(Lease row, CancellationToken cancellationToken)
    {
        if (_closed)
        {
            await EvictAsync(row, cancellationToken).ConfigureAwait(false);
            Done(row);
            return;
        }

        try
        {
            await RenewFirstAsync(row, cancellationToken).ConfigureAwait(false);
            Done(row);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LeaseLog.AcquisitionFailed(logger, row.LeaseKey, failure);
        }
    }

    private async Task RenewFirstAsync(Lease row, CancellationToken cancellationToken)
    {
        for (var (attempt, next) = (0, row); attempt < Attempts && IsOwn(next); attempt++)
        {
            var began = clock.GetTimestamp();
            var renewal = await table.RenewAsync(next, cancellationToken).ConfigureAwait(false);
            if (renewal is { Succeeded: true, Row: { } renewed })
            {
                Hold(renewed, began);
                return;
            }

            if (renewal.Row is not { } actual) return;
            next = actual;
        }
    }

    private void Hold(Lease row, long began)
    {
        var holding = new LeaseHolding(row, began, table, workerId, options.Failover, clock, Forget);
        _holdings[row.LeaseKey] = holding;
        LeaseLog.Acquired(logger, row.LeaseKey);
        Changed.Raise();
        // It may have been lost before it could be forgotten.
        if (!holding.IsHeld()) Forget(holding);
    }

    private void Forget(LeaseHolding holding)
    {
        if (!_holdings.TryRemove(new(holding.Held.LeaseKey, holding))) return;
        holding.Dispose();
        if (!holding.IsGivenUp) metrics?.Lost();
        LeaseLog.Lost(logger, holding.Held.LeaseKey);
        Changed.Raise();
    }
}
