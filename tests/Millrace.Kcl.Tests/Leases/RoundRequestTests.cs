namespace Millrace.Kcl.Tests.Leases;

/// <summary>Leases that come to a worker before a round's time, and how it tells of changes.</summary>
public sealed class RoundRequestTests
{
    private const string Key = "shardId-000000000000";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_that_is_asked_for_comes_at_once()
    {
        await using var fleet = new Fleet();
        var worker = await fleet.Add("me").StartAsync();
        fleet.Table.Put(Fleet.Row(0));

        worker.Coordinator.RequestRound();

        await Eventually.IsTrueAsync(() => worker.Count == 1);
        Assert.Equal(2, worker.Link.Calls.Count(call => call.Operation == "List") - 1);
    }

    [Fact]
    public async Task A_round_that_is_asked_for_also_looks_for_what_was_assigned()
    {
        await using var fleet = new Fleet(Fleet.Unowned(1));
        var worker = await fleet.AddLed("me").StartAsync();
        await fleet.Table.TakeAsync(fleet.Table[Key], "me", Cancellation);

        worker.Coordinator.RequestRound();

        await Eventually.IsTrueAsync(() => worker.Count == 1);
    }

    [Fact]
    public async Task After_a_round_that_was_asked_for_the_next_comes_in_its_time()
    {
        await using var fleet = new Fleet();
        var worker = await fleet.Add("me").StartAsync();
        worker.Coordinator.RequestRound();
        await Eventually.IsTrueAsync(() => worker.Link.Calls.Count(call => call.Operation == "List") == 3);
        fleet.Table.Put(Fleet.Row(0));

        await fleet.AdvanceUntilAsync(() => worker.Count == 1, 2.1 * Fleet.Failover);
    }

    [Fact]
    public async Task Free_leases_are_taken_as_far_as_there_is_room()
    {
        await using var fleet = new Fleet();
        var worker = await fleet.AddLed("me", options => options with { MaxLeasesForWorker = 2 }).StartAsync();
        for (var i = 0; i < 4; i++) fleet.Table.Put(Fleet.Row(i) with { LeaseOwner = i == 0 ? "other" : null });

        await worker.Coordinator.TakeFreeAsync([Key, "gone"], Cancellation);
        Assert.Empty(worker.Coordinator.Held);

        await worker.Coordinator.TakeFreeAsync([.. fleet.Table.Rows.Skip(1).Select(row => row.LeaseKey)], Cancellation);
        Assert.Equal(2, worker.Count);
        Assert.Equal(2, fleet.Table.Rows.Count(row => row.LeaseOwner == "me"));
    }

    [Fact]
    public async Task After_StopTaking_free_leases_are_left()
    {
        await using var fleet = new Fleet();
        var worker = await fleet.AddLed("me").StartAsync();
        await worker.Coordinator.StopTakingAsync();
        fleet.Table.Put(Fleet.Row(0));

        await worker.Coordinator.TakeFreeAsync([Key], Cancellation);

        Assert.Null(fleet.Table[Key].LeaseOwner);
    }

    [Fact]
    public async Task A_lease_that_comes_or_goes_is_told()
    {
        await using var fleet = new Fleet();
        var worker = await fleet.AddLed("me").StartAsync();
        var none = worker.Coordinator.Held;
        var comes = worker.Coordinator.WaitForChangeAsync(none, Cancellation);
        Assert.False(comes.IsCompleted);

        fleet.Table.Put(Fleet.Row(0));
        await worker.Coordinator.TakeFreeAsync([Key], Cancellation);
        await comes;
        await worker.Coordinator.WaitForChangeAsync(none, Cancellation);

        var goes = worker.Coordinator.WaitForChangeAsync(worker.Coordinator.Held, Cancellation);
        Assert.False(goes.IsCompleted);
        worker.Link.Sever();
        await fleet.AdvanceAsync(Fleet.Failover);
        await goes;
    }
}
