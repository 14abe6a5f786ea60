using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Leases.Assignment;

/// <summary>
/// Leases come to workers as in KCL 3: each says how busy it is, one leads and assigns (facts/kcl.md 6). Rounds come three times in the length of a lease,
/// for the heartbeat; the leader looks at leases once in it, where Java's takes twice as long, so that after a worker's death its leases are elsewhere
/// before three lengths have passed, whether it led or not.
/// </summary>
internal sealed class UtilizationAssigner : ILeaseAssigner
{
    private const int MaxFailures = 3;

    // Six looks are the three rounds of Java's leader.
    private const int LooksBetweenBalances = 6;

    // A new leader sees in four rounds which leases nobody renews.
    private const int LooksInARow = 4;

    // An age must exceed the length of a lease, and clocks are not finer than this.
    private static readonly TimeSpan Epsilon = TimeSpan.FromMilliseconds(25);

    private readonly KclOptions _options;
    private readonly ILeaseTable _table;
    private readonly ICoordinatorState _state;
    private readonly ILogger _logger;
    private readonly Random _random;
    private readonly LeaderElection _election;
    private readonly MetricsReporter _reporter;
    private readonly WorkerRoster _roster;
    private readonly LeaseObservations _observations;
    private readonly Dictionary<string, (Lease Row, long Since)> _handoffs = [];
    private HashSet<string> _workers = [];
    private bool _led;
    private volatile bool _looksNow;
    private int _failures;
    private int _looks;
    private long _looked;

    public UtilizationAssigner(KclOptions options, ILeaseTable table, ICoordinatorState state, CpuMeter? cpu, Random random, ILogger logger)
    {
        (_options, _table, _state, _logger, _random) = (options, table, state, logger, random);
        var (clock, leases) = (options.TimeProvider, options.Leases);
        _election = new LeaderElection(state, options.WorkerId, leases.Failover, clock);
        _reporter = new MetricsReporter(state, options.WorkerId, leases.WorkerMetricsInterval, cpu, clock);
        _roster = new WorkerRoster(options.WorkerId, leases.WorkerMetricsInterval, clock);
        _observations = new LeaseObservations(clock, leases.Failover);
    }

    /// <inheritdoc/>
    public bool IsLeader => _election.IsLeader;

    /// <inheritdoc/>
    public TimeSpan Interval => (_options.Leases.Failover / 3) + Epsilon;

    private TimeProvider Clock => _options.TimeProvider;

    /// <inheritdoc/>
    public void LookNow() => _looksNow = true;

    /// <summary>Reports this worker's load, if it is time. That it cannot is no reason not to go on.</summary>
    public async Task ReportAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _reporter.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            AssignmentLog.MetricsNotReported(_logger, _options.WorkerId, fault);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Lease>> RunRoundAsync(IReadOnlyList<HeldLease> held, CancellationToken cancellationToken)
    {
        await ReportAsync(cancellationToken).ConfigureAwait(false);
        await _election.RunAsync(cancellationToken).ConfigureAwait(false);
        NoteLeadership();
        if (!IsLeader)
        {
            // Whoever may lead soon notes which leases are renewed, so as not to begin with it then.
            if (_election.Silence > 1.5 * Interval) _observations.ObserveAll(await _table.ListAsync(cancellationToken).ConfigureAwait(false));
            return [];
        }

        if (!_looksNow && _looks >= LooksInARow && Clock.GetElapsedTime(_looked) < _options.Leases.Failover) return [];
        _looksNow = false;
        try
        {
            _looked = Clock.GetTimestamp();
            var taken = await AssignAsync(cancellationToken).ConfigureAwait(false);
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
            (_looks, _failures) = (0, 0);
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
        var workers = _roster.Update(metrics, leases, _observations.IsExpired);
        foreach (var workerId in _roster.ToForget(metrics)) await _state.DeleteMetricsAsync(workerId, cancellationToken).ConfigureAwait(false);

        var overdue = FindOverdue(leases);
        var loads = workers.ToDictionary(static worker => worker.Key, static worker => new WorkerLoad(worker.Key, worker.Value));
        HashSet<string> movable = [];
        List<Lease> available = [];
        foreach (var lease in leases)
        {
            if (_observations.IsAvailable(lease)) available.Add(lease);
            else if (loads.TryGetValue(lease.LeaseOwner ?? lease.ActualOwner!, out var worker)) worker.Leases.Add(lease);
            if (lease.CheckpointOwner is null && _observations.IsRenewedByOwner(lease)) movable.Add(lease.LeaseKey);
        }

        available.Sort((one, other) => _observations.AgeOf(other).CompareTo(_observations.AgeOf(one)));
        var plan = new AssignmentPlan(_options.Leases, loads.Values, available, movable, _random);
        // Counting needs no rest between: it moves nothing that it would move back.
        var balances = plan.IsByNumber || _looks % LooksBetweenBalances == 0 || !_workers.SetEquals(loads.Keys);
        _looks++;
        var assignments = plan.Make(balances);
        _workers = [.. loads.Keys];
        if (available.Count > assignments.Count(static assignment => !assignment.IsMove)) AssignmentLog.LeasesLeftOver(_logger, available.Count);
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
