using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Millrace.Kcl.Metrics;

namespace Millrace.Kcl.Leases;

/// <summary>
/// Each worker takes its share of the leases by count, as KCL 1 and 2 do (facts/kcl.md 5): what is available first, and only when nothing is, from the
/// worker that has most.
/// </summary>
/// <remarks>
/// <para>Whom a lease is stolen from is not told and finds out at its next renewal or checkpoint, as in the Java library.</para>
/// <para>The leader is chosen anew each round and not each five minutes: the list is at hand. Before the first round, and while no lease has an
/// owner, every worker counts as the leader, or none would fill an empty table; that two create the same leases does no harm.</para>
/// </remarks>
/// <param name="table">The table.</param>
/// <param name="workerId">This worker.</param>
/// <param name="options">The settings.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Is told what could not be taken.</param>
/// <param name="random">Picks among equals.</param>
/// <param name="metrics">Measures the rounds; nothing does by default.</param>
internal sealed class CountBasedAssigner(
    ILeaseTable table, string workerId, LeaseOptions options, TimeProvider clock, ILogger logger, Random random, LeaseMetrics? metrics = null)
    : ILeaseAssigner
{
    private static readonly TimeSpan Epsilon = TimeSpan.FromMilliseconds(25);

    private readonly LeaseObservations _observations = new(clock, options.Failover);
    private readonly LeaseTaker _taker = new(table, workerId, logger);
    private volatile bool _isLeader = true;

    /// <inheritdoc/>
    public bool IsLeader => _isLeader;

    /// <inheritdoc/>
    public TimeSpan Interval => 2 * (options.Failover + Epsilon);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Lease>> RunRoundAsync(IReadOnlyList<HeldLease> held, CancellationToken cancellationToken) =>
        metrics is null ? RunRoundAsync(cancellationToken) : metrics.RoundAsync(() => RunRoundAsync(cancellationToken));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<IReadOnlyList<Lease>> RunRoundAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var leases = await table.ListAsync(cancellationToken).ConfigureAwait(false);
        var isStale = clock.GetElapsedTime(began) > ((options.Failover / 3) - Epsilon) / 2;
        _observations.ObserveAll(leases);
        _isLeader = ShardSyncLeader.Choose(leases) is not { } leader || leader == workerId;

        var taken = new ConcurrentBag<Lease>();
        var choices = Choose(leases).ToList();
        await Lanes.ForEachAsync(choices, Lanes.Renewals, async choice =>
        {
            // What was taken until now has to reach the coordinator: the end of the round is no failure.
            if (cancellationToken.IsCancellationRequested) return;
            if (await _taker.TakeAsync(choice.Lease, rereads: choice.IsStolen && isStale).ConfigureAwait(false) is { } row) taken.Add(row);
        }).ConfigureAwait(false);
        foreach (var row in taken) _observations.Observe(row);
        metrics?.Took(taken.Count, choices.Count - taken.Count);
        return [.. taken];
    }

    private IEnumerable<(Lease Lease, bool IsStolen)> Choose(IReadOnlyList<Lease> leases)
    {
        if (leases.Count == 0) return [];
        var available = leases.Where(_observations.IsAvailable).ToList();
        var counts = CountByOwner(leases.Where(lease => !_observations.IsAvailable(lease)));
        var share = Share(leases.Count, counts.Count);
        var target = Math.Min(share, options.MaxLeasesForWorker);
        var needed = target - counts[workerId];
        var veryOld = leases.Where(_observations.IsVeryOld).ToList();
        metrics?.Saw(leases.Count, counts.Count, available.Count, veryOld.Count, Math.Max(0, needed), share - target);
        if (veryOld.Count > 0) return Pick(veryOld, options.MaxLeasesForWorker - counts[workerId], isStolen: false);

        if (needed <= 0) return [];
        return available.Count > 0 ? Pick(available, needed, isStolen: false) : ChooseToSteal(leases, counts, target, needed);
    }

    /// <summary>The leases of each worker. One without any is not seen by others, but counts for itself.</summary>
    private Dictionary<string, int> CountByOwner(IEnumerable<Lease> leases)
    {
        var counts = new Dictionary<string, int> { [workerId] = 0 };
        foreach (var lease in leases)
            if (lease.LeaseOwner is { } owner) counts[owner] = counts.GetValueOrDefault(owner) + 1;
        return counts;
    }

    private int Share(int leases, int workers)
    {
        var share = workers >= leases ? 1 : (leases + workers - 1) / workers;
        if (share > options.MaxLeasesForWorker) LeaseLog.Spillover(logger, share - options.MaxLeasesForWorker, options.MaxLeasesForWorker);
        return share;
    }

    private IEnumerable<(Lease Lease, bool IsStolen)> ChooseToSteal(
        IReadOnlyList<Lease> leases, Dictionary<string, int> counts, int target, int needed)
    {
        var (owner, count) = counts.OrderByDescending(worker => worker.Value).ThenBy(worker => worker.Key, StringComparer.Ordinal).First();
        if (count < target) return [];
        var number = Math.Min(needed, count - target);
        if (number == 0 && needed > 1) number = 1;
        var theirs = leases.Where(lease => lease.LeaseOwner == owner && lease.CheckpointOwner is null).ToList();
        return Pick(theirs, Math.Min(number, options.MaxLeasesToStealAtOneTime), isStolen: true);
    }

    /// <summary>So many at random, so that workers do not all want the same.</summary>
    private IEnumerable<(Lease Lease, bool IsStolen)> Pick(List<Lease> leases, int count, bool isStolen)
    {
        var order = leases.ToArray();
        random.Shuffle(order);
        return order.Take(count).Select(lease => (lease, isStolen));
    }
}
