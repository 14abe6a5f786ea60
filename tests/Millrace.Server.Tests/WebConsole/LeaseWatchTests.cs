using Millrace.Storage.Time;
using Millrace.WebConsole.Leases;

namespace Millrace.Server.Tests.WebConsole;

/// <summary>How leases fare, by a clock that is held.</summary>
public sealed class LeaseWatchTests
{
    private readonly HoldableClock _clock = new(TimeProvider.System);
    private readonly LeaseWatch _watch;
    private int _counter;

    public LeaseWatchTests()
    {
        _clock.Hold();
        _watch = new LeaseWatch(_clock);
    }

    [Fact]
    public void A_lease_is_stuck_when_it_is_renewed_and_its_checkpoint_stays_before_records_for_too_long()
    {
        Assert.Equal(LeaseHealth.Renewed, LookRenewed("10", unread: 3));
        _clock.Advance(LeaseWatch.StuckAfter);
        Assert.Equal(LeaseHealth.Renewed, LookRenewed("10", unread: 3));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(LeaseHealth.Stuck, LookRenewed("10", unread: 3));
        Assert.Equal(LeaseHealth.Renewed, LookRenewed("11", unread: 2));
        Assert.Equal(TimeSpan.Zero, Look(Lease("11"), unread: 2).Unmoved);
    }

    [Fact]
    public void A_lease_with_nothing_behind_its_checkpoint_is_not_stuck_however_long_that_stays()
    {
        Assert.Equal(LeaseHealth.Renewed, LookRenewed("10", unread: 0));
        _clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(LeaseHealth.Renewed, LookRenewed("10", unread: 0));
    }

    [Fact]
    public void A_lease_that_is_held_and_not_renewed_is_a_zombie_and_not_stuck()
    {
        Look(Lease("10"), unread: 3);
        _clock.Advance(LeaseWatch.ZombieAfter);
        Assert.Equal(LeaseHealth.Renewed, Look(Lease("10"), unread: 3).Health);
        _clock.Advance(LeaseWatch.StuckAfter);
        var seen = Look(Lease("10"), unread: 3);
        Assert.Equal((LeaseHealth.Zombie, LeaseWatch.ZombieAfter + LeaseWatch.StuckAfter), (seen.Health, seen.Unrenewed));
        // A new owner may count on from where the one before it was.
        Assert.Equal(LeaseHealth.Stuck, Look(Lease("10") with { Owner = "worker-2" }, unread: 3).Health);
    }

    [Fact]
    public void A_lease_without_owner_is_an_orphan_and_one_that_was_read_to_its_end_is_done()
    {
        Assert.Equal(LeaseHealth.Orphan, Look(Lease("10") with { Owner = null }, unread: 0).Health);
        Assert.Equal(LeaseHealth.Done, Look(Lease(LeaseItem.ShardEnd) with { Owner = null }, unread: 0).Health);
        _clock.Advance(LeaseWatch.StuckAfter * 2);
        Assert.Equal(LeaseHealth.Done, Look(Lease(LeaseItem.ShardEnd), unread: 3).Health);
    }

    [Fact]
    public void Leases_of_another_table_are_other_leases()
    {
        Look(Lease("10"), unread: 3);
        _clock.Advance(LeaseWatch.StuckAfter * 2);
        Assert.Equal(LeaseHealth.Renewed, _watch.Observe("other", [(Lease("10"), 3)]).Single().Health);
    }

    [Theory]
    [InlineData("shardId-000000000003", "shardId-000000000003", null)]
    [InlineData("000000000000:orders:1700000000:shardId-000000000003", "shardId-000000000003", "orders")]
    public void A_lease_is_of_a_shard_and_may_name_its_stream(string key, string shard, string? stream)
    {
        var lease = new LeaseItem(key, Owner: null, "1", LeaseItem.TrimHorizon);
        Assert.Equal((shard, stream), (lease.Shard, lease.Stream));
    }

    private LeaseHealth LookRenewed(string checkpoint, long unread)
    {
        _counter++;
        return Look(Lease(checkpoint), unread).Health;
    }

    private WatchedLease Look(LeaseItem lease, long unread) => _watch.Observe("application", [(lease, unread)]).Single();

    private LeaseItem Lease(string checkpoint) => new("shardId-000000000000", "worker-1", $"{_counter}", checkpoint);
}
