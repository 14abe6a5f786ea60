using System.Globalization;
using Millrace.Kcl.Leases;

namespace Millrace.Kcl.Tests.Leases;

/// <summary>Several workers over one table.</summary>
public sealed class FleetTests
{
    private const string Key = "shardId-000000000000";

    [Theory]
    [InlineData(12, 3)]
    [InlineData(7, 2)]
    [InlineData(3, 5)]
    public async Task Workers_share_the_leases_within_three_lease_durations(int leases, int workers)
    {
        await using var fleet = new Fleet(Fleet.Unowned(leases));
        for (var i = 0; i < workers; i++)
            await fleet.Add($"worker-{i}", options => options with { MaxLeasesToStealAtOneTime = leases }).StartAsync();

        await fleet.AdvanceAsync(3 * Fleet.Failover);

        var counts = fleet.Workers.Select(worker => worker.Count).ToList();
        Assert.Equal(leases, counts.Sum());
        Assert.True(counts.Max() - counts.Min() <= 1, string.Join(", ", counts));
    }

    [Fact]
    public async Task The_leases_of_a_worker_that_died_go_to_the_others()
    {
        await using var fleet = new Fleet(Fleet.Unowned(6));
        for (var i = 0; i < 3; i++)
            await fleet.Add($"worker-{i}", options => options with { MaxLeasesToStealAtOneTime = 6 }).StartAsync();
        await fleet.AdvanceUntilAsync(() => fleet.Workers.All(worker => worker.Count == 2), 5 * Fleet.Failover);

        var dead = fleet.Workers[0];
        dead.Link.Sever();
        await fleet.AdvanceUntilAsync(() => fleet.Workers.Skip(1).All(worker => worker.Count == 3), 5 * Fleet.Failover);

        Assert.Empty(dead.Coordinator.Held);
    }

    [Fact]
    public async Task A_clean_stop_does_not_let_others_wait_for_expiry()
    {
        await using var fleet = new Fleet(Fleet.Unowned(4));
        var first = await fleet.Add("first", options => options with { MaxLeasesToStealAtOneTime = 4 }).StartAsync();
        var second = await fleet.Add("second", options => options with { MaxLeasesToStealAtOneTime = 4 }).StartAsync();
        await fleet.AdvanceAsync(TimeSpan.FromSeconds(19));
        Assert.Equal((2, 2), (first.Count, second.Count));

        await first.Coordinator.DisposeAsync();
        await fleet.AdvanceAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(4, second.Count);
    }

    [Fact]
    public async Task After_the_fleet_settled_exactly_one_worker_leads()
    {
        await using var fleet = new Fleet(Fleet.Unowned(6));
        for (var i = 0; i < 3; i++)
            await fleet.Add($"worker-{i}", options => options with { MaxLeasesToStealAtOneTime = 6 }).StartAsync();

        await fleet.AdvanceAsync(5 * Fleet.Failover);

        Assert.Single(fleet.Workers, worker => worker.Coordinator.IsLeader);
    }

    [Fact]
    public async Task A_steal_is_noticed_by_the_next_checkpoint()
    {
        await using var fleet = new Fleet(Fleet.Unowned(2));
        var first = await fleet.Add("first").StartAsync();
        var before = first.Coordinator.Held;
        var second = await fleet.Add("second").StartAsync();
        var stolen = Assert.Single(before, held => held.LeaseKey == second.Single().LeaseKey);

        Assert.False(await first.Coordinator.CheckpointAsync(stolen, new("5"), TestContext.Current.CancellationToken));
        Assert.True(stolen.Lost.IsCancellationRequested);
    }

    /// <summary>
    /// Without stealing a lease has one holder at most, whatever the table does to calls and however long they travel: a worker lets go before
    /// another may take. And only the holder's checkpoints are stored.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task No_two_workers_hold_a_lease(int seed)
    {
        var random = new Random(seed);
        await using var fleet = new Fleet(Fleet.Unowned(3));
        List<Task> work = [];
        for (var i = 0; i < 3; i++)
        {
            var worker = fleet.Add(string.Create(CultureInfo.InvariantCulture, $"worker-{i}"), options => options with { MaxLeasesToStealAtOneTime = 0 });
            await worker.StartAsync();
            var (chance, answers) = (new Random(random.Next()), new Random(random.Next()));
            worker.Link.OnCall = async _ =>
            {
                await HoldUpAsync(fleet, chance);
                lock (chance)
                {
                    return chance.Next(10) switch
                    {
                        0 => LeaseTableFault.Throttled,
                        1 => LeaseTableFault.Failed,
                        2 => LeaseTableFault.ResponseLost,
                        3 => LeaseTableFault.SentTwice,
                        _ => LeaseTableFault.None,
                    };
                }
            };
            worker.Link.OnAnswer = _ => HoldUpAsync(fleet, answers);
        }

        var checkpoints = 0;
        var observer = new LeaseObservations(fleet.Clock, Fleet.Failover);
        for (var round = 0; round < 60; round++)
        {
            // A worker that is cut off, for a moment or for longer than a lease lives, does not know.
            var cut = fleet.Workers[random.Next(fleet.Workers.Count)];
            if (random.Next(6) == 0) cut.Link.Sever();
            else cut.Link.Mend();
            fleet.Workers[round / 12 % 3].Link.Sever();
            foreach (var worker in fleet.Workers)
                foreach (var held in worker.Coordinator.Held)
                    if (random.Next(2) == 0) work.Add(CheckpointAsync(worker, held, new(string.Create(CultureInfo.InvariantCulture, $"{++checkpoints}"))));
            await fleet.AdvanceAsync(TimeSpan.FromSeconds(2), AssertOneHolder);
        }

        // With the trouble over, leases go on: also from a worker that dies now.
        foreach (var worker in fleet.Workers)
        {
            (worker.Link.OnCall, worker.Link.OnAnswer) = (null, null);
            worker.Link.Mend();
        }

        await fleet.AdvanceUntilAsync(() => OneHolds(fleet.Workers) && work.TrueForAll(task => task.IsCompleted), TimeSpan.FromMinutes(2));
        await Task.WhenAll(work);
        var dead = fleet.Workers.First(worker => worker.Find(Key) is not null);
        dead.Link.Sever();
        await fleet.AdvanceUntilAsync(() => OneHolds(fleet.Workers.Where(worker => worker != dead)), TimeSpan.FromMinutes(2));

        bool OneHolds(IEnumerable<Worker> workers)
        {
            AssertOneHolder();
            return workers.Any(worker => worker.Find(Key) is not null);
        }

        void AssertOneHolder()
        {
            // Who holds what is asked first: a worker that goes on meanwhile writes before it holds.
            var held = fleet.Workers.SelectMany(worker => worker.Coordinator.Held.Select(lease => (lease.LeaseKey, worker.Id))).ToLookup(pair => pair.LeaseKey, pair => pair.Id);
            observer.ObserveAll(fleet.Table.Rows);
            foreach (var row in fleet.Table.Rows)
            {
                var holders = string.Join(" and ", held[row.LeaseKey]);
                Assert.True(held[row.LeaseKey].Count() <= 1, $"{row.LeaseKey} is held by {holders}.");
                // Who looks all the time may take it the moment it expires.
                Assert.True(holders.Length == 0 || !observer.IsExpired(row), $"{row.LeaseKey} has expired and is held by {holders}.");
            }
        }

        async Task CheckpointAsync(Worker worker, HeldLease held, ExtendedSequenceNumber position)
        {
            try
            {
                if (!await worker.Coordinator.CheckpointAsync(held, position, TestContext.Current.CancellationToken)) Assert.True(held.Lost.IsCancellationRequested);
            }
            catch (Exception failure) when (failure is Processing.ThrottlingException or Processing.KinesisClientLibDependencyException)
            {
                // As the table was told.
            }
        }
    }

    private static async Task HoldUpAsync(Fleet fleet, Random chance)
    {
        TimeSpan time;
        lock (chance) time = chance.Next(4) == 0 ? TimeSpan.FromMilliseconds(chance.Next(8_000)) : TimeSpan.Zero;
        if (time > TimeSpan.Zero) await Task.Delay(time, fleet.Clock).ConfigureAwait(false);
    }
}
