namespace Millrace.Kcl.Leases.Assignment;

/// <summary>A lease that is to go to a worker.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="WorkerId">The worker.</param>
/// <param name="IsMove">Whether another worker has it.</param>
internal readonly record struct Assignment(Lease Lease, string WorkerId, bool IsMove);

/// <summary>
/// Which lease goes where (facts/kcl.md 6). Where workers measure their load, by that, as in the Java KCL; where they do not, by assigned throughput;
/// and where no throughput stands out, by number, so that no worker has two leases more than another.
/// </summary>
internal sealed class AssignmentPlan
{
    // Below this many percent of a machine's CPU, differences are noise and not load.
    private const double IdleCpu = 5;

    private readonly LeaseOptions _options;
    private readonly Random _random;
    private readonly List<WorkerLoad> _workers;
    private readonly IReadOnlyList<Lease> _available;
    private readonly IReadOnlySet<string> _movable;
    private readonly double _meanThroughput;
    private readonly double _meanOfWorkers;
    private readonly List<Assignment> _assignments = [];

    /// <param name="options">Limits and thresholds.</param>
    /// <param name="workers">The workers that live, with what they have.</param>
    /// <param name="available">The leases that nobody has, those that wait longest first.</param>
    /// <param name="movable">The keys of leases that may be taken from their workers.</param>
    /// <param name="random">Chooses among leases.</param>
    public AssignmentPlan(
        LeaseOptions options, IEnumerable<WorkerLoad> workers, IReadOnlyList<Lease> available, IReadOnlySet<string> movable, Random random)
    {
        (_options, _available, _movable, _random) = (options, available, movable, random);
        _workers = [.. workers.OrderBy(static worker => worker.WorkerId, StringComparer.Ordinal)];
        _meanThroughput = _workers.SelectMany(static worker => worker.Leases).Concat(available)
            .Select(static lease => lease.ThroughputKBps).OfType<double>().DefaultIfEmpty().Average();
        _meanOfWorkers = _workers.SelectMany(static worker => worker.Leases).Concat(available).Sum(Throughput) / Math.Max(1, _workers.Count);
        if (_workers.All(static worker => worker.Values.GetValueOrDefault(WorkerMetrics.Cpu) < IdleCpu))
            foreach (var worker in _workers) worker.Values.Remove(WorkerMetrics.Cpu);
        IsByNumber = _workers.All(static worker => worker.Values.Count == 0) && IsEven();
    }

    /// <summary>Whether leases are counted, since nothing tells them apart.</summary>
    public bool IsByNumber { get; }

    /// <summary>The assignments of a round.</summary>
    /// <param name="balances">Whether leases may move.</param>
    public IReadOnlyList<Assignment> Make(bool balances)
    {
        if (_workers.Count == 0) return [];
        if (IsByNumber)
        {
            foreach (var lease in _available)
                if (Fewest(_workers) is { } worker) Assign(lease, worker);
            if (balances) BalanceNumbers();
        }
        else
        {
            var averages = Averages();
            foreach (var lease in _available)
            {
                var roomiest = Takers().OrderByDescending(worker => worker.Room(averages)).ThenBy(static worker => worker.Leases.Count).FirstOrDefault();
                if (roomiest is null) break;
                roomiest.Add(averages, Share(lease));
                Assign(lease, roomiest);
            }

            if (balances) BalanceLoads();
        }

        return _assignments;
    }

    private IEnumerable<WorkerLoad> Takers() => _workers.Where(worker => !worker.IsFailing && worker.Leases.Count < _options.MaxLeasesForWorker);

    private WorkerLoad? Fewest(IEnumerable<WorkerLoad> workers) =>
        workers.Intersect(Takers()).MinBy(static worker => worker.Leases.Count);

    private void Assign(Lease lease, WorkerLoad worker)
    {
        worker.Leases.Add(lease);
        _assignments.Add(new(lease, worker.WorkerId, IsMove: false));
    }

    private void Move(Lease lease, WorkerLoad from, WorkerLoad to)
    {
        from.Leases.Remove(lease);
        to.Leases.Add(lease);
        _assignments.Add(new(lease, to.WorkerId, IsMove: true));
    }

    // Where nothing was measured, one lease is like another; one that was not is like the average.
    private double Throughput(Lease lease) => _meanThroughput > 0 ? lease.ThroughputKBps ?? _meanThroughput : 1;

    /// <summary>How much load a lease is, in parts of the average load of a worker.</summary>
    private double Share(Lease lease) => Throughput(lease) / _meanOfWorkers;

    private bool IsEven()
    {
        var band = _meanThroughput * _options.RebalanceThresholdPercentage / 100;
        return _meanThroughput == 0
            || _workers.SelectMany(static worker => worker.Leases).Concat(_available).All(lease => Math.Abs(Throughput(lease) - _meanThroughput) <= band);
    }

    /// <summary>The averages per metric. Who measures nothing gets its assigned throughput as a metric, in percent of the average.</summary>
    private Dictionary<string, double> Averages()
    {
        foreach (var worker in _workers.Where(static worker => worker.Values.Count == 0))
            worker.Values[WorkerMetrics.Throughput] = _meanOfWorkers > 0 ? 100 * worker.Leases.Sum(Throughput) / _meanOfWorkers : 0;
        return _workers.SelectMany(static worker => worker.Values).GroupBy(static value => value.Key, static value => value.Value)
            .ToDictionary(static values => values.Key, static values => values.Key == WorkerMetrics.Throughput ? 100 : values.Average());
    }

    private void BalanceNumbers()
    {
        while (true)
        {
            var most = _workers.Where(worker => worker.Leases.Any(IsMovable)).MaxBy(static worker => worker.Leases.Count);
            var fewest = Fewest(_workers);
            if (most is null || fewest is null || most.Leases.Count - fewest.Leases.Count < 2) return;
            Move(Choose(most.Leases.Where(IsMovable)), most, fewest);
        }
    }

    private void BalanceLoads()
    {
        var averages = Averages();
        var excess = averages.Keys.Select(metric => ExcessOf(metric, averages[metric])).MaxBy(static giving => giving.Values.Sum());
        foreach (var (giver, throughput) in excess ?? [])
        {
            var left = throughput;
            for (var moved = 0; ; moved++)
            {
                var movable = giver.Leases.Where(IsMovable).ToList();
                var fitting = movable.Where(lease => Throughput(lease) < left).ToList();
                // One that is too large is better than none, unless it overloads the other.
                if (fitting.Count == 0 && (moved > 0 || movable.Count == 0)) break;
                var lease = fitting.Count > 0 ? Choose(fitting) : movable.MinBy(Throughput)!;
                var taker = Takers()
                    .Where(worker => worker != giver && !worker.WouldExceed(averages, Share(lease)))
                    .OrderByDescending(worker => worker.Room(averages)).ThenBy(static worker => worker.Leases.Count).FirstOrDefault();
                if (taker is null) break;
                left -= Throughput(lease);
                taker.Add(averages, Share(lease));
                giver.Add(averages, -Share(lease));
                Move(lease, giver, taker);
                if (throughput <= 0) break;
            }
        }
    }

    /// <summary>Which workers are to give how much throughput, by one metric.</summary>
    private Dictionary<WorkerLoad, double> ExcessOf(string metric, double average)
    {
        var band = average * _options.RebalanceThresholdPercentage / 100;
        var measured = _workers.Where(worker => worker.Values.ContainsKey(metric)).ToList();
        var isBalanced = measured.TrueForAll(worker =>
            Math.Abs(worker.Values[metric] - average) <= band && !(worker.Limits.TryGetValue(metric, out var limit) && worker.Values[metric] > limit));
        if (isBalanced) return [];
        var givers = measured.Where(worker => worker.Values[metric] >= average + band).ToList();
        if (givers.Count == 0) givers.Add(measured.MaxBy(worker => worker.Values[metric])!);
        return givers.Where(worker => worker.Values[metric] > average).ToDictionary(
            static worker => worker,
            worker => worker.Leases.Sum(Throughput) * (worker.Values[metric] - average) / worker.Values[metric] * _options.DampeningPercentage / 100);
    }

    private bool IsMovable(Lease lease) => _movable.Contains(lease.LeaseKey);

    private Lease Choose(IEnumerable<Lease> leases)
    {
        Lease[] all = [.. leases];
        return all[_random.Next(all.Length)];
    }
}
