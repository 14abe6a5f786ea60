using System.Globalization;
using CsCheck;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Leases.Assignment;

namespace Millrace.Kcl.Tests.Assignment;

public sealed class AssignmentPlanTests
{
    private static readonly LeaseOptions Options = new();

    /// <summary>Workers with leases, and leases that nobody has; of each lease its throughput, of each worker its CPU, or none.</summary>
    private static readonly Gen<(double?[] Cpu, (int Owner, double? Throughput)[] Leases)> Fleets = Gen.Select(
        Gen.Double[0, 100].Nullable().Array[1, 6],
        Gen.Select(Gen.Int[-3, 5], Gen.Double[0, 1000].Nullable()).Array[0, 40]);

    [Fact]
    public void Every_lease_that_nobody_has_goes_to_one_worker_and_none_goes_twice() => Fleets.Sample(fleet =>
    {
        var (workers, available, movable) = Make(fleet.Cpu, fleet.Leases);
        var assignments = new AssignmentPlan(Options, workers, available, movable, new Random(1)).Make(balances: true);

        Assert.Equal(available.Select(Key).Order(), assignments.Where(static a => !a.IsMove).Select(static a => Key(a.Lease)).Order());
        Assert.Equal(assignments.Count, assignments.Select(static a => Key(a.Lease)).Distinct().Count());
        Assert.All(assignments.Where(static a => a.IsMove), a => Assert.Contains(Key(a.Lease), movable));
        Assert.Equal(fleet.Leases.Length, workers.Sum(static worker => worker.Leases.Count));
    });

    [Fact]
    public void Where_nothing_is_known_no_worker_has_two_more_than_another() => Fleets.Sample(fleet =>
    {
        var (workers, available, movable) = Make([.. fleet.Cpu.Select(static _ => (double?)null)], [.. fleet.Leases.Select(static lease => (lease.Owner, (double?)null))]);
        new AssignmentPlan(Options, workers, available, movable, new Random(1)).Make(balances: true);

        Assert.InRange(workers.Max(static worker => worker.Leases.Count) - workers.Min(static worker => worker.Leases.Count), 0, 1);
    });

    [Fact]
    public void No_worker_gets_more_than_it_may() => Fleets.Sample(fleet =>
    {
        var (workers, available, movable) = Make(fleet.Cpu, fleet.Leases);
        var before = workers.ToDictionary(static worker => worker.WorkerId, static worker => worker.Leases.Count);
        new AssignmentPlan(Options with { MaxLeasesForWorker = 4 }, workers, available, movable, new Random(1)).Make(balances: true);

        Assert.All(workers, worker => Assert.True(worker.Leases.Count <= Math.Max(4, before[worker.WorkerId])));
    });

    /// <summary>Balancing by throughput comes to an end: what it moves it does not move back.</summary>
    [Fact]
    public void Balancing_comes_to_rest() => Fleets.Sample(fleet =>
    {
        var owners = fleet.Leases.Select((lease, number) => (Number: number, lease.Owner, lease.Throughput)).ToArray();
        for (var round = 0; round < 100; round++)
        {
            var (workers, available, movable) = Make([.. fleet.Cpu.Select(static _ => (double?)null)], [.. owners.Select(static lease => (lease.Owner, lease.Throughput))]);
            var assignments = new AssignmentPlan(Options, workers, available, movable, new Random(round)).Make(balances: true);
            if (assignments.Count == 0) return;
            foreach (var (lease, workerId, _) in assignments)
            {
                var number = int.Parse(lease.LeaseKey, CultureInfo.InvariantCulture);
                owners[number].Owner = int.Parse(workerId, CultureInfo.InvariantCulture);
            }
        }

        Assert.Fail("It moves leases without end.");
    });

    [Fact]
    public void Leases_leave_a_worker_that_is_busier_than_others()
    {
        var (workers, available, movable) = Make([90, 30, 30], [(0, 10), (0, 10), (0, 10), (0, 10), (0, 10), (0, 10), (1, 10), (2, 10)]);

        var moves = new AssignmentPlan(Options, workers, available, movable, new Random(1)).Make(balances: true);

        // Three fifths of (90 - 50) / 90 of 60 KiB/s are 16: one lease fits.
        var move = Assert.Single(moves);
        Assert.True(move.IsMove);
        Assert.NotEqual("0", move.WorkerId);
    }

    [Fact]
    public void Differences_of_idle_machines_move_nothing()
    {
        var (workers, available, movable) = Make([4, 1], [(0, 10), (1, 10)]);

        var plan = new AssignmentPlan(Options, workers, available, movable, new Random(1));

        Assert.False(plan.IsMeasured);
        Assert.Empty(plan.Make(balances: true));
    }

    [Fact]
    public void A_worker_that_cannot_measure_gets_nothing_new()
    {
        WorkerLoad[] workers = [new("a", Metrics(50, -1)), new("b", Metrics(50, 50))];
        var available = Enumerable.Range(0, 4).Select(static number => Row(number, null)).ToList();

        var assignments = new AssignmentPlan(Options, workers, available, new HashSet<string>(), new Random(1)).Make(balances: true);

        Assert.All(assignments, static assignment => Assert.Equal("b", assignment.WorkerId));
        Assert.Equal(4, assignments.Count);
    }

    [Fact]
    public void The_idlest_worker_gets_a_new_lease()
    {
        var (workers, available, movable) = Make([80, 20], [(0, 10), (1, 10), (-1, 10)]);

        var assignment = Assert.Single(new AssignmentPlan(Options, workers, available, movable, new Random(1)).Make(balances: false));

        Assert.Equal("1", assignment.WorkerId);
    }

    [Fact]
    public void No_worker_gets_more_throughput_than_it_may_but_for_its_first_lease()
    {
        var (workers, available, movable) = Make([null, null], [(0, 300), (-1, 200), (-1, 100), (-1, 700)]);

        var assignments = new AssignmentPlan(Options with { MaxThroughputPerHostKBps = 500 }, workers, available, movable, new Random(1)).Make(balances: true);

        Assert.Equal(["1", "3"], assignments.Select(static a => Key(a.Lease)).Order());
        Assert.Equal(["0:300 200", "1:700"], workers.Select(static worker => $"{worker.WorkerId}:{string.Join(' ', worker.Leases.Select(static lease => lease.ThroughputKBps))}"));
    }

    [Fact]
    public void A_lease_that_was_not_measured_weighs_its_part_of_the_hash_keys()
    {
        var (workers, _, movable) = Make([null, null], [(0, 100), (0, 100), (1, 100), (1, 100)]);
        foreach (var worker in workers)
            for (var i = 0; i < worker.Leases.Count; i++) worker.Leases[i] = worker.Leases[i] with { HashRange = new(0, 99) };
        // Halves of one that was split: another lease need not leave for them.
        foreach (var key in new[] { 4, 5 })
        {
            movable.Add(Key(Row(key, null)));
            workers[0].Leases.Add(Row(key, null) with { HashRange = new(0, 49) });
        }

        var moves = new AssignmentPlan(Options, workers, [], movable, new Random(1)).Make(balances: true);

        Assert.All(moves, static move => Assert.True(Key(move.Lease) is "4" or "5", Key(move.Lease)));
    }

    private static string Key(Lease lease) => lease.LeaseKey;

    private static Lease Row(int number, double? throughput)
    {
        var key = number.ToString(CultureInfo.InvariantCulture);
        return new() { LeaseKey = key, ShardId = key, ThroughputKBps = throughput };
    }

    private static WorkerMetrics Metrics(params double[] cpu) => new(
        "", 0, new Dictionary<string, IReadOnlyList<double>> { [WorkerMetrics.Cpu] = cpu }, new Dictionary<string, IReadOnlyList<long>> { [WorkerMetrics.Cpu] = [100] });

    private static (WorkerLoad[] Workers, List<Lease> Available, HashSet<string> Movable) Make(double?[] cpu, (int Owner, double? Throughput)[] leases)
    {
        WorkerLoad[] workers =
        [
            .. cpu.Select(static (value, number) => new WorkerLoad(number.ToString(CultureInfo.InvariantCulture), value is { } used ? Metrics(used) : null)),
        ];
        List<Lease> available = [];
        HashSet<string> movable = [];
        for (var number = 0; number < leases.Length; number++)
        {
            var (owner, row) = (leases[number].Owner, Row(number, leases[number].Throughput));
            if (owner < 0) available.Add(row);
            else workers[owner % workers.Length].Leases.Add(row);
            if (owner >= 0) movable.Add(row.LeaseKey);
        }

        return (workers, available, movable);
    }
}
