using Microsoft.Extensions.Time.Testing;
using Millrace.Kcl.Leases;

namespace Millrace.Kcl.Tests.Leases;

public sealed class LeaseObservationsTests
{
    private static readonly TimeSpan Failover = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly LeaseObservations _observations;

    public LeaseObservationsTests() => _observations = new(_clock, Failover);

    [Fact]
    public void An_owner_is_known_to_have_a_lease_once_it_was_seen_to_renew_it()
    {
        var lease = new Lease { LeaseKey = "shardId-7", ShardId = "shardId-7", LeaseOwner = "a", LeaseCounter = 1 };
        bool IsRenewed(Lease row)
        {
            _observations.ObserveAll([row]);
            return _observations.IsRenewedByOwner(row);
        }

        Assert.False(IsRenewed(lease));
        Assert.True(IsRenewed(lease with { LeaseCounter = 2 }));
        Assert.True(IsRenewed(lease with { LeaseCounter = 2, LeaseOwner = "b", CheckpointOwner = "a" }));
        Assert.False(IsRenewed(lease with { LeaseCounter = 3, LeaseOwner = "b" }));
        Assert.False(IsRenewed(lease with { LeaseCounter = 3, LeaseOwner = "b" }));
        Assert.True(IsRenewed(lease with { LeaseCounter = 4, LeaseOwner = "b" }));
        Assert.False(IsRenewed(lease with { LeaseCounter = 5, LeaseOwner = null }));
    }

    [Fact]
    public void An_owned_lease_counts_as_renewed_when_it_is_first_seen()
    {
        var lease = Row("worker");
        _observations.ObserveAll([lease]);

        _clock.Advance(Failover);
        Assert.False(_observations.IsExpired(lease));
        Assert.False(_observations.IsAvailable(lease));

        _clock.Advance(Moment);
        Assert.True(_observations.IsExpired(lease));
        Assert.True(_observations.IsAvailable(lease));
        Assert.False(_observations.IsVeryOld(lease));
    }

    [Fact]
    public void A_lease_that_nobody_had_when_it_was_first_seen_was_never_renewed()
    {
        var lease = Row(owner: null);
        _observations.ObserveAll([lease]);

        Assert.True(_observations.IsExpired(lease));
        Assert.True(_observations.IsVeryOld(lease));
        Assert.Equal(TimeSpan.MaxValue, _observations.AgeOf(lease));
    }

    [Fact]
    public void Only_a_counter_that_changes_is_a_renewal()
    {
        _observations.ObserveAll([Row("worker", counter: 1)]);
        _clock.Advance(Failover);
        _observations.ObserveAll([Row("worker", counter: 2)]);
        _clock.Advance(Failover);
        _observations.ObserveAll([Row("other", counter: 2)]);

        Assert.Equal(Failover, _observations.AgeOf(Row("worker")));
        _clock.Advance(Moment);
        Assert.True(_observations.IsExpired(Row("worker")));
    }

    [Fact]
    public void A_lease_is_very_old_after_three_times_its_length()
    {
        var lease = Row("worker");
        _observations.Observe(lease);

        _clock.Advance(3 * Failover);
        Assert.False(_observations.IsVeryOld(lease));

        _clock.Advance(Moment);
        Assert.True(_observations.IsVeryOld(lease));
    }

    [Fact]
    public void A_lease_given_back_is_available_and_not_very_old()
    {
        _observations.ObserveAll([Row("worker", counter: 1)]);
        var given = Row(owner: null, counter: 2);
        _observations.ObserveAll([given]);

        Assert.True(_observations.IsAvailable(given));
        Assert.False(_observations.IsExpired(given));
    }

    [Fact]
    public void During_a_hand_off_the_lease_is_its_old_owners_until_that_one_stops_renewing()
    {
        var lease = Row("new") with { CheckpointOwner = "old" };
        _observations.ObserveAll([lease]);
        Assert.False(_observations.IsAvailable(lease));

        _clock.Advance(Failover + Moment);
        Assert.True(_observations.IsAvailable(lease));
    }

    [Fact]
    public void A_lease_that_was_deleted_and_made_again_is_seen_for_the_first_time()
    {
        _observations.ObserveAll([Row("worker")]);
        _observations.ObserveAll([]);
        _observations.ObserveAll([Row(owner: null)]);

        Assert.True(_observations.IsVeryOld(Row(owner: null)));
    }

    private static Lease Row(string? owner, long counter = 1) =>
        new() { LeaseKey = "shardId-000000000000", ShardId = "shardId-000000000000", LeaseOwner = owner, LeaseCounter = counter };
}
