using Microsoft.Extensions.Logging;
using Millrace.Kcl.Metrics;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Leases;

/// <summary>Finds the leases that a leader assigned to this worker, by the index of owners (facts/kcl.md 6).</summary>
internal sealed class LeaseDiscovery(
    ILeaseTable table, LeaseHoldings holdings, string workerId, LeaseOptions options, TimeProvider clock, ILogger logger, LeaseMetrics? metrics)
{
    // Of hand-offs to this worker: an old owner that stopped renewing does not hold them up.
    private readonly LeaseObservations _handoffs = new(clock, options.Failover);
    private readonly LeaseTaker _taker = new(table, workerId, logger);

    /// <summary>Looks once, and holds what is new.</summary>
    /// <param name="cancellationToken">Ends the look.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var rows = await FindAsync(cancellationToken).ConfigureAwait(false);
        if (rows.Count > 0) metrics?.Discovered(rows.Count);
        await holdings.AcquireAsync(rows.Where(row => row.CheckpointOwner is null).ToList(), cancellationToken).ConfigureAwait(false);

        var pending = rows.Where(row => row.CheckpointOwner is not null).ToList();
        _handoffs.ObserveAll(pending);
        List<Lease> taken = [];
        foreach (var row in pending.Where(_handoffs.IsExpired))
            if (await _taker.TakeAsync(row).ConfigureAwait(false) is { } mine) taken.Add(mine);
        await holdings.AcquireAsync(taken, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives up what is assigned to this worker and not held.</summary>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task EvictAsync(CancellationToken cancellationToken)
    {
        foreach (var row in await FindAsync(cancellationToken).ConfigureAwait(false))
            await holdings.EvictAsync(row, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Lease>> FindAsync(CancellationToken cancellationToken)
    {
        var keys = await table.ListKeysOfAsync(workerId, cancellationToken).ConfigureAwait(false);
        List<Lease> rows = [];
        var reading = new Lock();
        await Lanes.ForEachAsync(keys.Where(key => !holdings.Knows(key)), Lanes.Renewals, ReadAsync).ConfigureAwait(false);
        return rows;

        async Task ReadAsync(string key)
        {
            try
            {
                // The index may lag behind the row.
                if (await table.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } row || row.LeaseOwner != workerId) return;
                lock (reading) rows.Add(row);
            }
            catch (Exception failure) when (failure is ThrottlingException or KinesisClientLibDependencyException)
            {
                LeaseLog.AcquisitionFailed(logger, key, failure);
            }
        }
    }
}
