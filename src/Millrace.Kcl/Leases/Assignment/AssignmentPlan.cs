using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Leases.Assignment;

/// <summary>A lease that is to go to a worker.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="WorkerId">The worker.</param>
/// <param name="IsMove">Whether another worker has it.</param>
internal readonly record struct Assignment(Lease Lease, string WorkerId, bool IsMove);

/// <summary>
/// Which lease goes where (facts/kcl.md 6). Where workers measure their load, by that, as in the Java KCL; where none does, by throughput, so that in one
/// round no worker is further from its share than about half an average lease; and where no throughput stands out, by number, so that no worker has two
/// leases more than another.
/// </summary>
internal sealed class AssignmentPlan
{
    // Below this many percent of a machine's CPU, differences are noise and not load.
    private const double IdleCpu = 5;

    // How far from its share a worker may be where leases weigh what is measured of them, and what a move has to gain, in parts of an average lease.
    private const double ToleratedPart = 0.7;
    private const double GainedPart = 0.4;

    private readonly LeaseOptions _options;
    private readonly Random _random;
    private readonly List<WorkerLoad> _workers;
    private readonly IReadOnlyList<Lease> _available;
    private readonly IReadOnlySet<string> _movable;
    private readonly double _meanThroughput;
    private readonly double _meanOfWorkers;
    private readonly bool _isByNumber;
    private readonly Dictionary<string, double> _densities;
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
        List<Lease> all = [.. _workers.SelectMany(static worker => worker.Leases), .. available];
        _meanThroughput = all.Select(static lease => lease.ThroughputKBps).OfType<double>().DefaultIfEmpty().Average();
        _densities = all.Where(static lease => lease is { ThroughputKBps: not null, HashRange: not null }).GroupBy(StreamOf).ToDictionary(
            static leases => leases.Key, static leases => leases.Sum(static lease => lease.ThroughputKBps!.Value) / leases.Sum(static lease => Width(lease.HashRange!.Value)));
        _meanOfWorkers = all.Sum(Throughput) / Math.Max(1, _workers.Count);
        if (_workers.All(static worker => worker.Values.GetValueOrDefault(WorkerMetrics.Cpu) < IdleCpu))
            foreach (var worker in _workers) worker.Values.Remove(WorkerMetrics.Cpu);
        IsMeasured = _workers.Exists(static worker => worker.Values.Count > 0);
        _isByNumber = IsEven(all);
    }

    /// <summary>Whether workers measure their load.</summary>
    public bool IsMeasured { get; }

    /// <summary>The assignments of a round.</summary>
    /// <param name="balances">Whether leases may move.</param>
    public IReadOnlyList<Assignment> Make(bool balances)
    {
        if (_workers.Count == 0) return [];
        if (!IsMeasured)
        {
            // The heaviest first: the light ones even out what is left.
            foreach (var lease in _available.OrderByDescending(Weight))
                if (Takers(lease).OrderBy(LoadOf).ThenBy(static worker => worker.Leases.Count).FirstOrDefault() is { } worker) Assign(lease, worker);
            if (balances) BalanceWeights();
        }
        else
        {
            var averages = Averages();
            foreach (var lease in _available)
            {
                var roomiest = Takers(lease).OrderByDescending(worker => worker.Room(averages)).ThenBy(static worker => worker.Leases.Count).FirstOrDefault();
                if (roomiest is null) continue;
                roomiest.Add(averages, Share(lease));
                Assign(lease, roomiest);
            }

            if (balances) BalanceLoads();
        }

        return _assignments;
    }

    /// <summary>The workers that may get a lease.</summary>
    private IEnumerable<WorkerLoad> Takers(Lease lease) => _workers.Where(worker => worker is { IsFailing: false, IsSilent: false }
        && worker.Leases.Count < _options.MaxLeasesForWorker
        && (worker.Leases.Count == 0 || worker.Leases.Sum(Measured) + Measured(lease) <= _options.MaxThroughputPerHostKBps));

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

    private static double Measured(Lease lease) => lease.ThroughputKBps ?? 0;

    // Where nothing was measured, one lease is like another. One that was not has of its stream's load its part of the hash keys, or is like the average.
    private double Throughput(Lease lease)
    {
        if (_meanThroughput <= 0) return 1;
        if (lease.ThroughputKBps is { } measured) return measured;
        return lease.HashRange is { } range && _densities.TryGetValue(StreamOf(lease), out var density) ? density * Width(range) : _meanThroughput;
    }

    private static string StreamOf(Lease lease) => lease.Stream?.ToString() ?? "";

    private static double Width(HashRange range) => (double)(range.End - range.Start) + 1;

    /// <summary>What a lease counts for where no worker measures its load.</summary>
    private double Weight(Lease lease) => _isByNumber ? 1 : Throughput(lease);

    private double LoadOf(WorkerLoad worker) => worker.Leases.Sum(Weight);

    /// <summary>How much load a lease is, in parts of the average load of a worker.</summary>
    private double Share(Lease lease) => Throughput(lease) / _meanOfWorkers;

    private bool IsEven(List<Lease> all)
    {
        var band = _meanThroughput * _options.RebalanceThresholdPercentage / 100;
        return _meanThroughput == 0 || all.TrueForAll(lease => Math.Abs(Throughput(lease) - _meanThroughput) <= band);
    }

    /// <summary>The averages per metric. Who measures nothing gets its assigned throughput as a metric, in percent of the average.</summary>
    private Dictionary<string, double> Averages()
    {
        foreach (var worker in _workers.Where(static worker => worker.Values.Count == 0))
            worker.Values[WorkerMetrics.Throughput] = _meanOfWorkers > 0 ? 100 * worker.Leases.Sum(Throughput) / _meanOfWorkers : 0;
        return _workers.SelectMany(static worker => worker.Values).GroupBy(static value => value.Key, static value => value.Value)
            .ToDictionary(static values => values.Key, static values => values.Key == WorkerMetrics.Throughput ? 100 : values.Average());
    }

    /// <summary>
    /// Moves leases as long as a worker is further from its share than part of an average lease and a move makes two workers clearly more alike. Each
    /// move makes the sum of squares smaller, so it ends; and what is measured a little differently in the next round moves nothing back.
    /// </summary>
    private void BalanceWeights()
    {
        var leases = _workers.Sum(static worker => worker.Leases.Count);
        if (leases == 0) return;
        var total = _workers.Sum(LoadOf);
        var (lease, share) = (total / leases, total / _workers.Count);
        var (tolerance, gain) = _isByNumber ? (0, lease / 2) : (ToleratedPart * lease, GainedPart * lease);
        // Each move is final: of a lease that moves only the last would be heard.
        var movable = _workers.ToDictionary(static worker => worker, worker => worker.Leases.Where(IsMovable).ToList());
        while (_workers.Exists(worker => Math.Abs(LoadOf(worker) - share) > tolerance) && FindMove(movable, gain) is { } move)
        {
            movable[move.From].Remove(move.Lease);
            Move(move.Lease, move.From, move.To);
        }
    }

    private (Lease Lease, WorkerLoad From, WorkerLoad To)? FindMove(Dictionary<WorkerLoad, List<Lease>> movable, double gain)
    {
        foreach (var from in _workers.OrderByDescending(LoadOf))
        {
            foreach (var to in _workers.OrderBy(LoadOf))
            {
                var difference = LoadOf(from) - LoadOf(to);
                // What is moved is twice in the difference: half the gain has to be left on either side.
                var fitting = movable[from].Where(lease => Weight(lease) > gain / 2 && Weight(lease) < difference - (gain / 2) && Takers(lease).Contains(to)).ToList();
                if (fitting.Count == 0) continue;
                var best = fitting.Min(lease => Math.Abs(difference - (2 * Weight(lease))));
                return (Choose(fitting.Where(lease => Math.Abs(difference - (2 * Weight(lease))) <= best + (gain / 4))), from, to);
            }
        }

        return null;
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
                var taker = Takers(lease)
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
