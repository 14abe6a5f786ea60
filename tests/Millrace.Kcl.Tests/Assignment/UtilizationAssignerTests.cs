using CsCheck;
using Millrace.Kcl.Leases.Assignment;
using Millrace.Kcl.Tests.Leases;

namespace Millrace.Kcl.Tests.Assignment;

public sealed class UtilizationAssignerTests
{
    private static readonly TimeSpan ThreeLengths = 3 * Fleet.Failover;

    [Fact]
    public async Task The_first_worker_has_all_leases_after_its_first_round()
    {
        await using var fleet = new Fleet();
        fleet.AddLeases(7);
        var worker = await fleet.JoinAsync("a");

        Assert.True(worker.Assigner.IsLeader);
        Assert.Equal(7, worker.Held.Count);
    }

    [Fact]
    public Task Workers_that_join_have_their_share_within_three_lengths_of_a_lease() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[2, 5], Gen.Double[0, 10]).SampleAsync(
            async (leases, workers, moment) =>
            {
                await using var fleet = new Fleet();
                fleet.AddLeases(leases);
                for (var i = 0; i < workers; i++)
                {
                    await fleet.JoinAsync($"w{i}");
                    await fleet.RunAsync(TimeSpan.FromSeconds(moment));
                }

                await fleet.RunAsync(ThreeLengths);
                return fleet.IsEven();
            },
            iter: 15);

    [Fact]
    public Task Leases_of_a_worker_that_died_are_elsewhere_within_three_lengths_whether_it_led_or_not() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[2, 5], Gen.Int[0, 4], Gen.Double[0, 30]).SampleAsync(
            async (leases, workers, victim, moment) =>
            {
                await using var fleet = new Fleet();
                fleet.AddLeases(leases);
                for (var i = 0; i < workers; i++)
                {
                    await fleet.JoinAsync($"w{i}");
                    await fleet.RunAsync(TimeSpan.FromSeconds(1));
                }

                await fleet.RunAsync(ThreeLengths + TimeSpan.FromSeconds(moment));
                await fleet.KillAsync(fleet.Workers[victim % workers]);
                await fleet.RunAsync(ThreeLengths);
                return fleet.IsEven();
            },
            iter: 15);

    /// <summary>Three lengths of a lease after changes, several at one moment too, no worker is further from its share than one lease.</summary>
    [Fact]
    public Task Leases_are_even_within_three_lengths_of_any_changes() =>
        Gen.Select(Gen.Int[8, 24], Gen.Int[2, 5], Gen.Select(Gen.Int[0, 5], Gen.Int[0, 100]).Array[1, 4].Array[1, 4], Gen.Double[0, 10], Gen.Int[1, 1000]).SampleAsync(
            async (leases, workers, phases, moment, seed) =>
            {
                await using var fleet = new Fleet(seed);
                fleet.AddWeighedLeases(Enumerable.Repeat(8, leases));
                for (var i = 0; i < workers; i++) await fleet.JoinAsync($"w{i}");
                await fleet.RunAsync(ThreeLengths);
                Assert.True(fleet.IsEvenByWeight(), $"start: {fleet}");
                foreach (var phase in phases)
                {
                    await fleet.RunAsync(TimeSpan.FromSeconds(moment));
                    var before = fleet.ToString();
                    foreach (var (change, choice) in phase)
                    {
                        if (change == 0) await fleet.JoinAsync($"w{++workers}");
                        else if (change == 1 && fleet.Workers.Count > 2) await fleet.KillAsync(fleet.Workers[choice % fleet.Workers.Count]);
                        else if (change >= 2) fleet.Reshard(choice, splits: change % 2 == 0);
                    }

                    Assert.True(await fleet.BecomesEvenAsync(ThreeLengths), $"after {string.Join(' ', phase)}: {before} became {fleet}");
                }
            },
            iter: 25);

    [Fact]
    public async Task What_a_dead_worker_was_given_goes_elsewhere_with_what_it_had()
    {
        await using var fleet = new Fleet();
        fleet.AddWeighedLeases(1, 1);
        await fleet.JoinAsync("a");
        await fleet.JoinAsync("b");
        await fleet.RunAsync(ThreeLengths);
        await fleet.KillAsync(fleet.Workers[1]);
        await fleet.RunAsync(0.3 * Fleet.Failover);
        fleet.AddWeighedLeases(1, 1, 1, 1);
        await fleet.RunAsync(0.3 * Fleet.Failover);
        Assert.Contains(fleet.Table.Rows, static row => row.LeaseOwner == "b" && row.LeaseCounter <= 1);

        await fleet.RunAsync(0.75 * Fleet.Failover);

        Assert.DoesNotContain(fleet.Table.Rows, static row => row.LeaseOwner == "b");
    }

    [Fact]
    public async Task What_is_even_stays_where_it_is()
    {
        await using var fleet = new Fleet();
        fleet.AddLeases(9, _ => 100);
        await fleet.JoinAsync("a");
        await fleet.JoinAsync("b");
        await fleet.RunAsync(ThreeLengths);
        var owners = fleet.Table.Rows.Select(static row => row.LeaseOwner).ToList();

        await fleet.RunAsync(20 * Fleet.Failover);

        Assert.Equal(owners, fleet.Table.Rows.Select(static row => row.LeaseOwner));
    }

    /// <summary>amazon-kinesis-client#1452: Java's leader counts a stopped worker for a minute.</summary>
    [Fact]
    public async Task A_worker_that_stopped_is_not_counted_any_more()
    {
        await using var fleet = new Fleet();
        fleet.AddLeases(6);
        await fleet.JoinAsync("a");
        var stopping = await fleet.JoinAsync("b");
        await fleet.RunAsync(ThreeLengths);

        await fleet.StopAsync(stopping);
        await fleet.RunAsync(Fleet.Failover + TimeSpan.FromSeconds(5));

        Assert.Equal([6], fleet.Counts());
        Assert.DoesNotContain("b", fleet.State.Metrics.Keys);
    }

    [Fact]
    public async Task A_leader_that_stops_leaves_the_lock_to_the_next_who_asks()
    {
        await using var fleet = new Fleet();
        fleet.AddLeases(4);
        var first = await fleet.JoinAsync("a");
        await fleet.RunAsync(TimeSpan.FromSeconds(1));
        var second = await fleet.JoinAsync("b");
        await fleet.RunAsync(ThreeLengths);

        await fleet.StopAsync(first);
        await fleet.RunAsync(second.Assigner.Interval + TimeSpan.FromSeconds(1));

        Assert.True(second.Assigner.IsLeader);
        Assert.Equal([4], fleet.Counts());
    }

    /// <summary>amazon-kinesis-client#1669: a leader whose rounds all fail kept the lock.</summary>
    [Fact]
    public async Task A_leader_that_fails_three_times_leaves_it_to_another()
    {
        await using var fleet = new Fleet();
        fleet.AddLeases(4);
        var first = await fleet.JoinAsync("a");
        await fleet.RunAsync(TimeSpan.FromSeconds(1));

        first.Table.Fail("List", LeaseTableFault.Failed, 2);
        await fleet.RunAsync(2 * Fleet.Failover);
        Assert.True(first.Assigner.IsLeader);

        first.Table.Fail("List", LeaseTableFault.Failed, 3);
        for (var seconds = 0; seconds < 40 && first.Assigner.IsLeader; seconds++) await fleet.RunAsync(TimeSpan.FromSeconds(1));
        Assert.False(first.Assigner.IsLeader);
        Assert.True(fleet.State.Lock!.IsReleased);

        var second = await fleet.JoinAsync("b");
        Assert.Same(second, fleet.Leader);
        Assert.Equal(4, first.Held.Count);
    }

    [Fact]
    public async Task A_hand_off_that_takes_too_long_is_overruled()
    {
        await using var fleet = new Fleet { Leases = new() { Failover = Fleet.Failover, GracefulHandoffTimeout = TimeSpan.FromSeconds(30) } };
        fleet.AddLeases(2);
        var slow = await fleet.JoinAsync("a");
        await fleet.RunAsync(TimeSpan.FromSeconds(1));
        slow.IsHandingOffForEver = true;
        var other = await fleet.JoinAsync("b");

        await fleet.RunAsync(ThreeLengths);
        Assert.Empty(other.Held);
        Assert.Equal("a", fleet.Table.Rows.Single(static row => row.LeaseOwner == "b").CheckpointOwner);

        await fleet.RunAsync(TimeSpan.FromSeconds(30) + Fleet.Failover);
        Assert.Single(other.Held);
        Assert.Null(fleet.Table[other.Held.Single().LeaseKey].CheckpointOwner);
    }

    [Fact]
    public async Task A_hand_off_whose_old_owner_died_is_a_lease_that_nobody_has()
    {
        await using var fleet = new Fleet();
        fleet.AddLeases(1);
        var row = fleet.Table.Rows[0];
        fleet.Table.Put(row with { LeaseOwner = "gone-too", CheckpointOwner = "gone", LeaseCounter = 5 });
        var worker = await fleet.JoinAsync("a");

        await fleet.RunAsync(ThreeLengths);

        Assert.Single(worker.Held);
    }

    [Fact]
    public async Task Without_grace_leases_move_at_once()
    {
        await using var fleet = new Fleet { Leases = new() { Failover = Fleet.Failover, GracefulHandoff = false } };
        fleet.AddLeases(6);
        await fleet.JoinAsync("a");
        await fleet.RunAsync(TimeSpan.FromSeconds(1));
        await fleet.JoinAsync("b");

        await fleet.RunAsync(ThreeLengths);

        Assert.Equal([3, 3], fleet.Counts());
        Assert.DoesNotContain(fleet.Leader.Table.Calls, static call => call.Operation == "RequestHandoff");
    }

    [Fact]
    public async Task No_worker_gets_more_than_it_may()
    {
        await using var fleet = new Fleet { Leases = new() { Failover = Fleet.Failover, MaxLeasesForWorker = 2 } };
        fleet.AddLeases(7);
        await fleet.JoinAsync("a");
        await fleet.JoinAsync("b");

        await fleet.RunAsync(ThreeLengths);

        Assert.Equal([2, 2], fleet.Counts());
    }

    [Fact]
    public async Task Leases_at_the_end_of_their_shards_are_nobodys_concern()
    {
        await using var fleet = new Fleet();
        fleet.AddLeases(4);
        foreach (var row in fleet.Table.Rows.Take(2)) fleet.Table.Put(row with { Checkpoint = ExtendedSequenceNumber.ShardEnd });
        await fleet.JoinAsync("a");
        await fleet.JoinAsync("b");

        await fleet.RunAsync(ThreeLengths);

        Assert.Equal([1, 1], fleet.Counts());
    }

    [Fact]
    public async Task Metrics_that_nobody_wrote_for_a_day_are_deleted_and_do_not_count()
    {
        await using var fleet = new Fleet();
        fleet.AddLeases(4);
        var yesterday = fleet.Clock.GetUtcNow().AddDays(-2).ToUnixTimeSeconds();
        fleet.State.Metrics["gone"] = new WorkerMetrics("gone", yesterday, new Dictionary<string, IReadOnlyList<double>>(), new Dictionary<string, IReadOnlyList<long>>());
        var worker = await fleet.JoinAsync("a");

        Assert.Equal(4, worker.Held.Count);
        Assert.Equal(["a"], fleet.State.Metrics.Keys);
    }

    [Fact]
    public async Task Metrics_that_cannot_be_reported_hinder_nothing()
    {
        await using var fleet = new Fleet();
        fleet.AddLeases(4);
        fleet.State.Faults["ReportMetricsAsync"] = new InvalidOperationException("It was told to fail.");
        var worker = await fleet.JoinAsync("a");

        Assert.Equal(4, worker.Held.Count);
    }

    [Fact]
    public async Task A_heavy_lease_weighs_as_much_as_many_light_ones()
    {
        await using var fleet = new Fleet();
        fleet.AddLeases(11, static number => number == 0 ? 1000 : 100);
        await fleet.JoinAsync("a");
        await fleet.RunAsync(TimeSpan.FromSeconds(1));
        await fleet.JoinAsync("b");

        await fleet.RunAsync(30 * Fleet.Failover);

        var loads = fleet.Workers.Select(static worker => worker.Held.Sum(static held => held.Row.ThroughputKBps!.Value)).Order().ToArray();
        Assert.InRange(loads[1] - loads[0], 0, 200);
        Assert.Equal(11, fleet.Counts().Sum());
    }
}
