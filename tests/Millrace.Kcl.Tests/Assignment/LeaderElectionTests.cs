using Microsoft.Extensions.Time.Testing;
using Millrace.Kcl.Leases.Assignment;

namespace Millrace.Kcl.Tests.Assignment;

public sealed class LeaderElectionTests
{
    private static readonly TimeSpan Failover = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly InMemoryCoordinatorState _state = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_who_asks_leads_for_one_and_a_half_lengths_of_a_lease()
    {
        var (first, second) = (Make("a"), Make("b"));

        Assert.True(await first.RunAsync(Ending));
        Assert.False(await second.RunAsync(Ending));

        Assert.Equal(("a", Failover, false), (_state.Lock!.Owner, _state.Lock.Duration, _state.Lock.IsReleased));
        Assert.True(first.IsLeader);
        Assert.False(second.IsLeader);
        _clock.Advance(Failover);
        Assert.False(first.IsLeader);
    }

    [Fact]
    public void It_never_holds_longer_than_javas() => Assert.Equal(TimeSpan.FromSeconds(120), DurationWith(TimeSpan.FromMinutes(10)));

    [Fact]
    public async Task A_leader_that_is_heard_of_stays()
    {
        var (first, second) = (Make("a"), Make("b"));
        await first.RunAsync(Ending);

        for (var i = 0; i < 10; i++)
        {
            _clock.Advance(Failover);
            Assert.True(await first.RunAsync(Ending));
            Assert.False(await second.RunAsync(Ending));
        }
    }

    /// <summary>How long it holds is said in the lock: Java's holds for two minutes.</summary>
    [Fact]
    public async Task Another_leads_once_nothing_was_heard_for_the_duration_in_the_lock()
    {
        _state.Lock = new("java", "v1", TimeSpan.FromSeconds(120));
        var election = Make("a");
        Assert.False(await election.RunAsync(Ending));

        _clock.Advance(TimeSpan.FromSeconds(120));
        Assert.False(await election.RunAsync(Ending));
        Assert.Equal(TimeSpan.FromSeconds(120), election.Silence);

        _clock.Advance(Moment);
        Assert.True(await election.RunAsync(Ending));
        Assert.Equal("a", _state.Lock.Owner);
    }

    [Fact]
    public async Task A_lock_that_was_given_back_is_anybodys()
    {
        var (first, second) = (Make("a"), Make("b"));
        await first.RunAsync(Ending);

        await first.ReleaseAsync(standsAside: false, Ending);
        Assert.False(first.IsLeader);
        Assert.True(_state.Lock!.IsReleased);

        Assert.True(await second.RunAsync(Ending));
        Assert.False(await first.RunAsync(Ending));
    }

    [Fact]
    public async Task Who_stands_aside_asks_again_later()
    {
        var election = Make("a");
        await election.RunAsync(Ending);

        await election.ReleaseAsync(standsAside: true, Ending);
        Assert.False(await election.RunAsync(Ending));

        _clock.Advance(Failover);
        Assert.True(await election.RunAsync(Ending));
    }

    [Fact]
    public async Task A_lock_of_the_same_worker_before_its_restart_is_taken_at_once()
    {
        await Make("a").RunAsync(Ending);

        Assert.True(await Make("a").RunAsync(Ending));
    }

    [Fact]
    public async Task Who_lost_the_lock_learns_it_at_the_next_heartbeat()
    {
        var election = Make("a");
        await election.RunAsync(Ending);
        _state.Lock = new("b", "v1", Failover);

        Assert.False(await election.RunAsync(Ending));
        Assert.False(election.IsLeader);
    }

    [Fact]
    public async Task A_heartbeat_whose_answer_was_lost_counts()
    {
        var election = Make("a");
        await election.RunAsync(Ending);
        _state.WritesLockTwice = true;

        Assert.True(await election.RunAsync(Ending));
        Assert.True(election.IsLeader);
    }

    private LeaderElection Make(string workerId) => new(_state, workerId, Failover, _clock);

    private TimeSpan DurationWith(TimeSpan failover)
    {
        var election = new LeaderElection(_state, "a", failover, _clock);
        Assert.True(election.RunAsync(Ending).IsCompletedSuccessfully);
        return _state.Lock!.Duration;
    }
}
