using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Millrace.Kcl.Metrics;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Leases.Assignment;

/// <summary>
/// Leases come to workers as in KCL 3: each says how busy it is, one leads and assigns (facts/kcl.md 6). Rounds come three times in the length of a lease,
/// and the leader looks at leases in each, where Java's waits for two lengths: a look costs a hundredth of what the renewals between two of them do. After
/// a death, a join or a change of the shards the leases are even again before three lengths have passed, whether the dead worker led or not.
/// </summary>
internal sealed class UtilizationAssigner : ILeaseAssigner
{
    private const int MaxFailures = 3;

    // Lengths of a lease between balances by measured load: the three rounds of Java's leader.
    private const int LengthsBetweenBalances = 6;

    // An age must exceed the length of a lease, and clocks are not finer than this.
    private static readonly TimeSpan Epsilon = TimeSpan.FromMilliseconds(25);

    private readonly KclOptions _options;
    private readonly ILeaseTable _table;
    private readonly ICoordinatorState _state;
    private readonly ILogger _logger;
    private readonly Random _random;
    private readonly LeaseMetrics? _metrics;
    private readonly LeaderElection _election;
    private readonly MetricsReporter _reporter;
    private readonly WorkerRoster _roster;
    private readonly LeaseObservations _observations;
    private readonly Dictionary<string, (Lease Row, long Since)> _handoffs = [];
    private HashSet<string> _workers = [];
    private bool _led;
    private int _failures;
    private long? _balanced;

    public UtilizationAssigner(
        KclOptions options, ILeaseTable table, ICoordinatorState state, CpuMeter? cpu, Random random, ILogger logger, LeaseMetrics? metrics = null)
    {
        (_options, _table, _state, _logger, _random, _metrics) = (options, table, state, logger, random, metrics);
        var (clock, leases) = (options.TimeProvider, options.Leases);
        _election = new LeaderElection(state, options.WorkerId, leases.Failover, clock);
        _reporter = new MetricsReporter(state, options.WorkerId, leases, cpu, clock);
        _roster = new WorkerRoster(options.WorkerId, leases, clock);
        _observations = new LeaseObservations(clock, leases.Failover);
    }

    /// <inheritdoc/>
    public bool IsLeader => _election.IsLeader;

    /// <inheritdoc/>
    public TimeSpan Interval => (_options.Leases.Failover / 3) + Epsilon;

    private TimeProvider Clock => _options.TimeProvider;

    /// <summary>Reports this worker's load, if it is time. That it cannot is no reason not to go on.</summary>
    /// <param name="isIdle">Whether it holds no lease.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task ReportAsync(bool isIdle, CancellationToken cancellationToken)
    {
        try
        {
            await _reporter.RunAsync(isIdle, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            AssignmentLog.MetricsNotReported(_logger, _options.WorkerId, fault);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Lease>> RunRoundAsync(IReadOnlyList<HeldLease> held, CancellationToken cancellationToken)
    {
        await ReportAsync(held.Count == 0, cancellationToken).ConfigureAwait(false);
        await _election.RunAsync(cancellationToken).ConfigureAwait(false);
        NoteLeadership();
        if (!IsLeader)
        {
            // Whoever may lead soon notes which leases are renewed, so as not to begin with it then. A leader that lives is heard in most rounds.
            if (_election.Silence > 0.9 * Interval) _observations.ObserveAll(await _table.ListAsync(cancellationToken).ConfigureAwait(false));
            return [];
        }

        try
        {
            var taken = await (_metrics is null ? AssignAsync(cancellationToken) : _metrics.AssignmentAsync(() => AssignAsync(cancellationToken))).ConfigureAwait(false);
            _failures = 0;
            return taken;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            if (++_failures < MaxFailures) throw;
            AssignmentLog.LeadershipGivenUp(_logger, _options.WorkerId, _failures, fault);
            _failures = 0;
            await _election.ReleaseAsync(standsAside: true, cancellationToken).ConfigureAwait(false);
            NoteLeadership();
            return [];
        }
    }

    /// <summary>Gives up what it has of a leader's, without stopping to report.</summary>
    public async Task ResignAsync(CancellationToken cancellationToken)
    {
        await _election.ReleaseAsync(standsAside: false, cancellationToken).ConfigureAwait(false);
        NoteLeadership();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The leases have yet to be given up, and what fails here others find out in time.
        try
        {
            await _reporter.StopAsync(CancellationToken.None).ConfigureAwait(false);
            await ResignAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            AssignmentLog.DepartureNotTold(_logger, _options.WorkerId, fault);
        }
    }

    private void NoteLeadership()
    {
        if (_led == IsLeader) return;
        _led = IsLeader;
        if (_led)
        {
            AssignmentLog.LeadershipWon(_logger, _options.WorkerId);
            (_balanced, _failures) = (null, 0);
            return;
        }

        AssignmentLog.LeadershipLost(_logger, _options.WorkerId);
        _handoffs.Clear();
        _workers = [];
    }

    private async Task<IReadOnlyList<Lease>> AssignAsync(CancellationToken cancellationToken)
    {
        var metrics = await _state.ListMetricsAsync(cancellationToken).ConfigureAwait(false);
        var all = await _table.ListAsync(cancellationToken).ConfigureAwait(false);
        _observations.ObserveAll(all);
        List<Lease> leases = [.. all.Where(static lease => !lease.Checkpoint.IsShardEnd)];
        var workers = _roster.Update(metrics, leases, _observations.AgeOf, _observations.IsRenewedByOwner);
        foreach (var workerId in _roster.ToForget(metrics)) await _state.DeleteMetricsAsync(workerId, cancellationToken).ConfigureAwait(false);

        var overdue = FindOverdue(leases);
        var loads = workers.ToDictionary(
            static worker => worker.Key, worker => new WorkerLoad(worker.Key, worker.Value) { IsSilent = _roster.IsSilent(worker.Key) });
        HashSet<string> movable = [];
        List<Lease> available = [];
        foreach (var lease in leases)
        {
            if (_observations.IsAvailable(lease) || IsUnclaimed(lease)) available.Add(lease);
            else if (loads.TryGetValue(lease.LeaseOwner ?? lease.ActualOwner!, out var worker)) worker.Leases.Add(lease);
            if (lease.CheckpointOwner is null && _observations.IsRenewedByOwner(lease)) movable.Add(lease.LeaseKey);
        }

        // What was given to a worker that was dead already need not expire: nobody renews it, and taking it fails if somebody did.
        bool IsUnclaimed(Lease lease) =>
            !workers.ContainsKey(lease.ActualOwner!) && lease.CheckpointOwner is null && !_observations.IsRenewedByOwner(lease);

        available.Sort((one, other) => _observations.AgeOf(other).CompareTo(_observations.AgeOf(one)));
        var plan = new AssignmentPlan(_options.Leases, loads.Values, available, movable, _random);
        // What was measured takes its time to follow what was moved. Without measures no rest is needed: nothing is moved that would be moved back.
        var isTime = _balanced is not { } last || Clock.GetElapsedTime(last) >= LengthsBetweenBalances * _options.Leases.Failover;
        var balances = !plan.IsMeasured || isTime || !_workers.SetEquals(loads.Keys);
        if (balances) _balanced = Clock.GetTimestamp();
        var assignments = plan.Make(balances);
        _workers = [.. loads.Keys];
        var leftOver = available.Count - assignments.Count(static assignment => !assignment.IsMove);
        if (leftOver > 0) AssignmentLog.LeasesLeftOver(_logger, available.Count);
        _metrics?.Assigned(leases.Count, loads.Count, available.Count, assignments.Count, leftOver);
        return await WriteAsync([.. assignments, .. overdue], loads.Count, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Hand-offs that took too long: the new owner gets the lease, whatever the old one does.</summary>
    private List<Assignment> FindOverdue(List<Lease> leases)
    {
        var patience = _options.Leases.GracefulHandoffTimeout + _options.Leases.Failover;
        var pending = leases.Where(lease => lease.CheckpointOwner is not null && lease.LeaseOwner is not null).ToDictionary(static lease => lease.LeaseKey);
        foreach (var key in _handoffs.Keys.Except(pending.Keys).ToList()) _handoffs.Remove(key);
        List<Assignment> overdue = [];
        foreach (var (key, lease) in pending)
        {
            var isKnown = _handoffs.TryGetValue(key, out var handoff)
                && (handoff.Row.LeaseOwner, handoff.Row.CheckpointOwner) == (lease.LeaseOwner, lease.CheckpointOwner);
            if (!isKnown) _handoffs[key] = (lease, Clock.GetTimestamp());
            else if (!_observations.IsAvailable(lease) && Clock.GetElapsedTime(handoff.Since) > patience) overdue.Add(new(lease, lease.LeaseOwner!, IsMove: false));
        }

        return overdue;
    }

    private async Task<IReadOnlyList<Lease>> WriteAsync(IReadOnlyList<Assignment> assignments, int workers, CancellationToken cancellationToken)
    {
        ConcurrentQueue<Lease> own = [];
        var (assigned, moved) = (0, 0);
        await Lanes.ForEachAsync(assignments, Lanes.Renewals, async assignment =>
        {
            // What this worker took until now has to reach the coordinator: the end of the round is no failure.
            if (cancellationToken.IsCancellationRequested) return;
            var (lease, workerId, isMove) = assignment;
            try
            {
                // Null: somebody changed it meanwhile, and the next look shows how.
                if (isMove && _options.Leases.GracefulHandoff)
                {
                    if (await _table.RequestHandoffAsync(lease, workerId, CancellationToken.None).ConfigureAwait(false) is not null) Interlocked.Increment(ref moved);
                }
                else if (await _table.TakeAsync(lease, workerId, CancellationToken.None).ConfigureAwait(false) is { } row)
                {
                    Interlocked.Increment(ref assigned);
                    if (workerId == _options.WorkerId) own.Enqueue(row);
                }
            }
            catch (Exception failure) when (failure is ThrottlingException or KinesisClientLibDependencyException)
            {
                LeaseLog.TakeFailed(_logger, lease.LeaseKey, failure);
            }
        }).ConfigureAwait(false);
        if (assigned + moved > 0) AssignmentLog.LeasesAssigned(_logger, assigned, moved, workers);
        return [.. own];
    }
}
