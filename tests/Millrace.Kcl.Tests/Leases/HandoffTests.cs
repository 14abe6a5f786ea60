namespace Millrace.Kcl.Tests.Leases;

/// <summary>Leases that a leader assigns, at once or in grace, facts/kcl.md 6. The leader is the test.</summary>
public sealed class HandoffTests
{
    private const string Key = "shardId-000000000000";

    private static readonly TimeSpan DiscoveryInterval = (Fleet.Failover / 3) - TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);
    private static readonly ExtendedSequenceNumber Somewhere = new("42");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lease_that_was_assigned_is_found()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.AddLed("new").StartAsync();
        await fleet.Table.TakeAsync(fleet.Table[Key], "new", Cancellation);

        await fleet.AdvanceAsync(DiscoveryInterval + Moment);

        Assert.Equal(fleet.Table[Key], worker.Single().Row);
    }

    [Fact]
    public async Task A_lease_that_the_index_shows_too_late_is_left_to_its_owner()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.AddLed("new").StartAsync();
        var assigned = await fleet.Table.TakeAsync(fleet.Table[Key], "new", Cancellation);
        fleet.Table.HoldIndex();
        await fleet.Table.TakeAsync(assigned!, "other", Cancellation);

        await fleet.AdvanceAsync(2 * DiscoveryInterval + Moment);

        Assert.Empty(worker.Coordinator.Held);
        Assert.Equal("other", fleet.Table[Key].LeaseOwner);
    }

    [Fact]
    public async Task A_hand_off_lets_the_old_worker_finish_and_the_new_one_begin()
    {
        await using var fleet = new Fleet(Fleet.Row(0) with { LeaseOwner = "old" });
        var old = await fleet.AddLed("old").StartAsync();
        var next = await fleet.AddLed("new").StartAsync();
        var held = old.Single();
        await fleet.AdvanceAsync(Moment);
        Assert.NotNull(await fleet.Table.RequestHandoffAsync(fleet.Table[Key], "new", Cancellation));

        await fleet.AdvanceUntilAsync(() => held.HandoffRequested, Fleet.Failover / 2);
        await fleet.AdvanceAsync(2 * Fleet.Failover);
        Assert.False(held.Lost.IsCancellationRequested);
        Assert.Empty(next.Coordinator.Held);
        Assert.True(await old.Coordinator.CheckpointAsync(held, Somewhere, Cancellation));

        var switches = fleet.Table[Key].OwnerSwitchesSinceCheckpoint;
        await old.Coordinator.ReleaseAsync(held, Cancellation);
        var row = fleet.Table[Key];
        Assert.Equal(("new", null, switches + 1), (row.LeaseOwner, row.CheckpointOwner, row.OwnerSwitchesSinceCheckpoint));
        Assert.True(held.Lost.IsCancellationRequested);

        await fleet.AdvanceUntilAsync(() => next.Count == 1, DiscoveryInterval + Moment);
        Assert.Equal(Somewhere, next.Single().Row.Checkpoint);
    }

    [Fact]
    public async Task A_checkpoint_may_be_what_finds_out_about_a_hand_off()
    {
        await using var fleet = new Fleet(Fleet.Row(0) with { LeaseOwner = "old" });
        var old = await fleet.AddLed("old").StartAsync();
        var held = old.Single();
        await fleet.Table.RequestHandoffAsync(fleet.Table[Key], "new", Cancellation);

        Assert.True(await old.Coordinator.CheckpointAsync(held, Somewhere, Cancellation));

        Assert.True(held.HandoffRequested);
        Assert.Equal((Somewhere, "old"), (fleet.Table[Key].Checkpoint, fleet.Table[Key].CheckpointOwner));
    }

    [Fact]
    public async Task A_hand_off_whose_processor_does_not_end_is_made_after_its_time()
    {
        await using var fleet = new Fleet(Fleet.Row(0) with { LeaseOwner = "old" });
        var old = await fleet.AddLed("old").StartAsync();
        var held = old.Single();
        await fleet.Table.RequestHandoffAsync(fleet.Table[Key], "new", Cancellation);
        await fleet.AdvanceUntilAsync(() => held.HandoffRequested, Fleet.Failover / 2);

        var took = await fleet.AdvanceUntilAsync(() => fleet.Table[Key].CheckpointOwner is null, TimeSpan.FromMinutes(1));

        Assert.InRange(took, TimeSpan.FromSeconds(30) - Moment, TimeSpan.FromSeconds(32) + Moment);
        Assert.True(held.Lost.IsCancellationRequested);
        Assert.False(await old.Coordinator.CheckpointAsync(held, Somewhere, Cancellation));
    }

    [Fact]
    public async Task A_clean_stop_ends_hand_offs()
    {
        await using var fleet = new Fleet(Fleet.Row(0) with { LeaseOwner = "old" });
        var old = await fleet.AddLed("old").StartAsync();
        await fleet.Table.RequestHandoffAsync(fleet.Table[Key], "new", Cancellation);

        await old.Coordinator.DisposeAsync();

        Assert.Equal(("new", null), (fleet.Table[Key].LeaseOwner, fleet.Table[Key].CheckpointOwner));
    }

    /// <summary>Stuck in the Java library before 3.4.2 (#1718).</summary>
    [Fact]
    public async Task A_hand_off_from_a_worker_that_died_does_not_wait_for_it()
    {
        await using var fleet = new Fleet(Fleet.Row(0) with { LeaseOwner = "new", CheckpointOwner = "dead", LeaseCounter = 7 });
        var worker = await fleet.AddLed("new").StartAsync();
        await fleet.AdvanceAsync(Fleet.Failover - Moment);
        Assert.Empty(worker.Coordinator.Held);

        await fleet.AdvanceUntilAsync(() => worker.Count == 1, Fleet.Failover);

        Assert.Null(fleet.Table[Key].CheckpointOwner);
    }

    [Fact]
    public async Task A_leader_that_overrules_a_hand_off_ends_it()
    {
        await using var fleet = new Fleet(Fleet.Row(0) with { LeaseOwner = "old" });
        var old = await fleet.AddLed("old").StartAsync();
        var held = old.Single();
        await fleet.Table.RequestHandoffAsync(fleet.Table[Key], "new", Cancellation);
        await fleet.AdvanceUntilAsync(() => held.HandoffRequested, Fleet.Failover / 2);
        await fleet.Table.TakeAsync(fleet.Table[Key], "new", Cancellation);

        Assert.False(await old.Coordinator.CheckpointAsync(held, Somewhere, Cancellation));
        Assert.True(held.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task A_clean_stop_gives_back_what_was_assigned_meanwhile()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.AddLed("new").StartAsync();
        await worker.Coordinator.StopTakingAsync();
        await fleet.Table.TakeAsync(fleet.Table[Key], "new", Cancellation);

        await worker.Coordinator.DisposeAsync();

        Assert.Null(fleet.Table[Key].LeaseOwner);
    }
}
