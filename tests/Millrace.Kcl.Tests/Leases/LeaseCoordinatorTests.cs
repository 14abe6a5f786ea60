using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Tests.Leases;

/// <summary>What one worker does with the leases it has, facts/kcl.md 5.</summary>
public sealed class LeaseCoordinatorTests
{
    private const string Me = "me";
    private const string Key = "shardId-000000000000";

    private static readonly TimeSpan RenewInterval = (Fleet.Failover / 3) - TimeSpan.FromMilliseconds(25);
    private static readonly ExtendedSequenceNumber Somewhere = new("49546986683135544286507457936321625675700192471156785154", 3);

    [Fact]
    public async Task A_lease_is_renewed_three_times_in_its_length()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        var before = worker.Link.Calls.Count(call => call.Operation == "Renew");

        await fleet.AdvanceAsync(3 * RenewInterval + TimeSpan.FromMilliseconds(50));

        Assert.Equal(before + 3, worker.Link.Calls.Count(call => call.Operation == "Renew"));
        Assert.Equal(fleet.Table[Key], held.Row);
        Assert.False(held.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task A_renewal_that_is_throttled_is_tried_once_more_at_once()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var counter = fleet.Table[Key].LeaseCounter;
        worker.Link.Fail("Renew", LeaseTableFault.Throttled);

        await fleet.AdvanceAsync(RenewInterval + TimeSpan.FromMilliseconds(50));

        Assert.Equal(counter + 1, fleet.Table[Key].LeaseCounter);
    }

    [Theory]
    [InlineData(nameof(LeaseTableFault.ResponseLost))]
    [InlineData(nameof(LeaseTableFault.SentTwice))]
    public async Task A_renewal_whose_answer_was_lost_has_worked(string fault)
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        worker.Link.Fail("Renew", Enum.Parse<LeaseTableFault>(fault));

        await fleet.AdvanceAsync(2 * Fleet.Failover);

        Assert.Equal(fleet.Table[Key], held.Row);
        Assert.Same(held, worker.Single());
    }

    [Fact]
    public async Task A_renewal_whose_answer_was_lost_counts_from_its_own_beginning()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        worker.Link.Fail("Renew", LeaseTableFault.ResponseLost);
        await fleet.AdvanceUntilAsync(() => fleet.Table[Key].LeaseCounter > held.Row.LeaseCounter, Fleet.Failover);

        // The second renewal finds that the first one worked, and is the last that reaches the table.
        await fleet.AdvanceUntilAsync(() => fleet.Table[Key] == held.Row, Fleet.Failover);
        worker.Link.Sever();
        var left = await fleet.AdvanceUntilAsync(() => held.Lost.IsCancellationRequested, Fleet.Failover);

        Assert.InRange(left, Fleet.Failover - RenewInterval - TimeSpan.FromMilliseconds(75), Fleet.Failover - RenewInterval + TimeSpan.FromMilliseconds(75));
    }

    [Fact]
    public async Task A_lease_that_cannot_be_renewed_is_kept_until_its_length_has_passed_and_not_longer()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        worker.Link.Sever();

        await fleet.AdvanceAsync(Fleet.Failover - TimeSpan.FromMilliseconds(25));
        Assert.False(held.Lost.IsCancellationRequested);
        Assert.Same(held, worker.Single());

        await fleet.AdvanceAsync(TimeSpan.FromMilliseconds(25));
        Assert.True(held.Lost.IsCancellationRequested);
        Assert.Empty(worker.Coordinator.Held);
    }

    [Fact]
    public async Task A_lease_that_another_worker_took_is_lost_at_the_next_renewal()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        await fleet.Table.TakeAsync(held.Row, "other", TestContext.Current.CancellationToken);

        await fleet.AdvanceAsync(RenewInterval + TimeSpan.FromMilliseconds(50));

        Assert.True(held.Lost.IsCancellationRequested);
        Assert.Equal("other", fleet.Table[Key].LeaseOwner);
    }

    [Fact]
    public async Task A_lease_that_was_deleted_is_lost_at_the_next_renewal()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        await fleet.Table.DeleteAsync(Key, TestContext.Current.CancellationToken);

        await fleet.AdvanceAsync(RenewInterval + TimeSpan.FromMilliseconds(50));

        Assert.True(held.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task A_checkpoint_is_stored_and_forgets_a_prepared_one()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();

        Assert.True(await worker.Coordinator.PrepareCheckpointAsync(held, Somewhere, new byte[] { 1 }, TestContext.Current.CancellationToken));
        Assert.Equal((Somewhere, 1), (fleet.Table[Key].PendingCheckpoint, fleet.Table[Key].PendingCheckpointState.Length));
        Assert.True(await worker.Coordinator.CheckpointAsync(held, Somewhere, TestContext.Current.CancellationToken));

        var row = fleet.Table[Key];
        Assert.Equal((Somewhere, null, true, 0), (row.Checkpoint, row.PendingCheckpoint, row.PendingCheckpointState.IsEmpty, row.OwnerSwitchesSinceCheckpoint));
        Assert.Equal(row, held.Row);
    }

    [Fact]
    public async Task Child_shards_are_stored()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();

        Assert.True(await worker.Coordinator.SetChildShardsAsync(worker.Single(), ["a", "b"], TestContext.Current.CancellationToken));

        Assert.Equal(["a", "b"], fleet.Table[Key].ChildShardIds);
    }

    [Theory]
    [InlineData(nameof(LeaseTableFault.SentTwice), true)]
    [InlineData(nameof(LeaseTableFault.ResponseLost), false)]
    public async Task A_checkpoint_whose_answer_was_lost_does_not_cost_the_lease(string fault, bool isKnown)
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        worker.Link.Fail("Checkpoint", Enum.Parse<LeaseTableFault>(fault));

        var checkpoint = worker.Coordinator.CheckpointAsync(held, Somewhere, TestContext.Current.CancellationToken);
        if (isKnown) Assert.True(await checkpoint);
        else await Assert.ThrowsAsync<KinesisClientLibDependencyException>(() => checkpoint);

        Assert.True(await worker.Coordinator.CheckpointAsync(held, new("7" + Somewhere.SequenceNumber), TestContext.Current.CancellationToken));
        Assert.Equal(fleet.Table[Key], worker.Single().Row);
    }

    [Fact]
    public async Task A_checkpoint_after_a_renewal_whose_answer_was_lost_is_still_stored()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        worker.Link.Fail("Renew", LeaseTableFault.ResponseLost);
        await fleet.AdvanceAsync(RenewInterval + TimeSpan.FromMilliseconds(50));

        Assert.True(await worker.Coordinator.CheckpointAsync(worker.Single(), Somewhere, TestContext.Current.CancellationToken));

        Assert.Equal(Somewhere, fleet.Table[Key].Checkpoint);
    }

    [Fact]
    public async Task A_checkpoint_that_is_throttled_is_the_callers_to_repeat()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        worker.Link.Fail("Checkpoint", LeaseTableFault.Throttled);

        await Assert.ThrowsAsync<ThrottlingException>(
            () => worker.Coordinator.CheckpointAsync(worker.Single(), Somewhere, TestContext.Current.CancellationToken));
        Assert.True(await worker.Coordinator.CheckpointAsync(worker.Single(), Somewhere, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_zombie_cannot_checkpoint()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        await fleet.Table.TakeAsync(held.Row, "other", TestContext.Current.CancellationToken);

        Assert.False(await worker.Coordinator.CheckpointAsync(held, Somewhere, TestContext.Current.CancellationToken));

        Assert.True(held.Lost.IsCancellationRequested);
        Assert.Equal(ExtendedSequenceNumber.TrimHorizon, fleet.Table[Key].Checkpoint);
    }

    [Fact]
    public async Task What_was_held_before_cannot_checkpoint_even_when_the_lease_is_held_again()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        worker.Link.Sever();
        await fleet.AdvanceAsync(Fleet.Failover);
        worker.Link.Mend();
        await fleet.AdvanceUntilAsync(() => worker.Count == 1, 5 * Fleet.Failover);

        Assert.False(await worker.Coordinator.CheckpointAsync(held, Somewhere, TestContext.Current.CancellationToken));
        Assert.True(await worker.Coordinator.CheckpointAsync(worker.Single(), Somewhere, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_checkpoint_on_a_lease_that_was_deleted_says_so()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        await fleet.Table.DeleteAsync(Key, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidStateException>(
            () => worker.Coordinator.CheckpointAsync(worker.Single(), Somewhere, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_checkpoint_and_a_renewal_at_the_same_time_wait_for_each_other()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        var renewal = new TaskCompletionSource<LeaseTableFault>(TaskCreationOptions.RunContinuationsAsynchronously);
        worker.Link.OnCall = call => call.Operation == "Renew" ? renewal.Task : Task.FromResult(LeaseTableFault.None);
        await fleet.AdvanceAsync(RenewInterval + TimeSpan.FromMilliseconds(50));

        var checkpoint = worker.Coordinator.CheckpointAsync(held, Somewhere, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(worker.Link.Calls, call => call.Operation == "Checkpoint");
        renewal.SetResult(LeaseTableFault.None);

        Assert.True(await checkpoint);
        Assert.DoesNotContain(worker.Link.Calls, call => call.Operation == "Find");
    }

    [Fact]
    public async Task A_call_that_hangs_does_not_keep_a_lease_beyond_its_length()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        worker.Link.OnCall = _ => new TaskCompletionSource<LeaseTableFault>().Task;

        var checkpoint = worker.Coordinator.CheckpointAsync(held, Somewhere, TestContext.Current.CancellationToken);
        await fleet.AdvanceAsync(Fleet.Failover);

        Assert.False(await checkpoint);
        Assert.True(held.Lost.IsCancellationRequested);
        worker.Link.OnCall = null;
    }

    [Fact]
    public async Task A_row_is_read_anew()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        fleet.Table.Put(held.Row with { Checkpoint = Somewhere });

        Assert.Equal(Somewhere, (await worker.Coordinator.RefreshAsync(held, TestContext.Current.CancellationToken))?.Checkpoint);
        Assert.Equal(Somewhere, held.Row.Checkpoint);

        await fleet.Table.TakeAsync(held.Row, "other", TestContext.Current.CancellationToken);
        Assert.Null(await worker.Coordinator.RefreshAsync(held, TestContext.Current.CancellationToken));
        Assert.True(held.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task What_a_processor_was_given_is_stored_as_a_mean()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        await fleet.AdvanceUntilAsync(() => fleet.Table[Key].LeaseCounter > 2, Fleet.Failover);
        Assert.Null(fleet.Table[Key].ThroughputKBps);

        // What piled up while nobody read the shard says little of its load.
        var counter = fleet.Table[Key].LeaseCounter;
        held.CountBytes(5_000_000);
        await fleet.AdvanceUntilAsync(() => fleet.Table[Key].LeaseCounter > counter, Fleet.Failover);
        Assert.Null(fleet.Table[Key].ThroughputKBps);

        counter = fleet.Table[Key].LeaseCounter;
        held.CountBytes((long)(100 * 1024 * RenewInterval.TotalSeconds));
        await fleet.AdvanceUntilAsync(() => fleet.Table[Key].LeaseCounter > counter, Fleet.Failover);
        Assert.InRange(fleet.Table[Key].ThroughputKBps!.Value, 98, 102);

        await fleet.AdvanceUntilAsync(() => fleet.Table[Key].LeaseCounter > counter + 1, Fleet.Failover);
        Assert.InRange(fleet.Table[Key].ThroughputKBps!.Value, 49, 51);
    }

    [Fact]
    public async Task The_mean_goes_on_from_that_of_the_worker_before()
    {
        await using var fleet = new Fleet(Fleet.Row(0) with { ThroughputKBps = 80 });
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        held.CountBytes(5_000_000);
        await fleet.AdvanceAsync(RenewInterval);
        Assert.Equal(80, fleet.Table[Key].ThroughputKBps);

        var counter = fleet.Table[Key].LeaseCounter;
        held.CountBytes((long)(100 * 1024 * RenewInterval.TotalSeconds));
        await fleet.AdvanceUntilAsync(() => fleet.Table[Key].LeaseCounter > counter, Fleet.Failover);
        Assert.InRange(fleet.Table[Key].ThroughputKBps!.Value, 89, 91);
    }

    [Fact]
    public async Task A_lease_given_up_is_lost_and_has_no_owner()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();
        bool? wasLost = null;
        fleet.Table.OnChange = _ => wasLost = held.Lost.IsCancellationRequested;

        await worker.Coordinator.ReleaseAsync(held, TestContext.Current.CancellationToken);

        Assert.Null(fleet.Table[Key].LeaseOwner);
        // Before the table was told, or two would hold it.
        Assert.True(wasLost);
        Assert.Empty(worker.Coordinator.Held);
    }

    [Fact]
    public async Task A_clean_stop_leaves_no_lease_with_an_owner()
    {
        await using var fleet = new Fleet(Fleet.Unowned(7));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Coordinator.Held;
        Assert.Equal(7, held.Count);

        await worker.Coordinator.DisposeAsync();

        Assert.All(fleet.Table.Rows, row => Assert.Null(row.LeaseOwner));
        Assert.All(held, lease => Assert.True(lease.Lost.IsCancellationRequested));
    }

    [Fact]
    public async Task After_StopTaking_leases_are_renewed_and_none_is_taken()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.Add(Me).StartAsync();
        var held = worker.Single();

        await worker.Coordinator.StopTakingAsync();
        fleet.Table.Put(Fleet.Row(1));
        await fleet.AdvanceAsync(5 * Fleet.Failover);

        Assert.Same(held, worker.Single());
        Assert.Null(fleet.Table["shardId-000000000001"].LeaseOwner);
    }

    [Fact]
    public async Task A_worker_that_comes_back_goes_on_with_its_leases()
    {
        await using var fleet = new Fleet(
            Fleet.Row(0) with { LeaseOwner = Me, LeaseCounter = 12 },
            Fleet.Row(1) with { LeaseOwner = "other", LeaseCounter = 5 },
            Fleet.Row(2) with { LeaseOwner = Me, CheckpointOwner = "other", LeaseCounter = 5 });
        var worker = await fleet.AddLed(Me).StartAsync();

        Assert.Equal(Key, worker.Single().LeaseKey);
        Assert.True(fleet.Table[Key].LeaseCounter > 12);
        Assert.Equal(5, fleet.Table["shardId-000000000002"].LeaseCounter);
    }

    [Fact]
    public async Task A_lease_that_could_not_be_renewed_at_the_start_is_held_from_the_next_renewal()
    {
        await using var fleet = new Fleet(Fleet.Row(0) with { LeaseOwner = Me });
        var worker = fleet.AddLed(Me);
        worker.Link.Fail("Renew", LeaseTableFault.ResponseLost, times: 2);

        await worker.StartAsync();
        await fleet.AdvanceUntilAsync(() => worker.Count == 1, Fleet.Failover);

        Assert.Equal(fleet.Table[Key], worker.Single().Row);
    }

    [Fact]
    public async Task No_more_leases_are_held_than_a_worker_may_have()
    {
        await using var fleet = new Fleet(Fleet.Unowned(5).Select(row => row with { LeaseOwner = Me }));
        var worker = await fleet.AddLed(Me, options => options with { MaxLeasesForWorker = 3 }).StartAsync();

        Assert.Equal(3, worker.Count);
    }
}
