using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Millrace.Kcl.Leases;

namespace Millrace.Kcl.Tests.Leases;

/// <summary>Rounds of one worker, facts/kcl.md 5.</summary>
public sealed class CountBasedAssignerTests
{
    private const string Me = "me";

    private readonly FakeTimeProvider _clock = new();
    private readonly InMemoryLeaseTable _table = new();

    [Fact]
    public void Rounds_come_each_two_lease_durations_and_50_ms() => Assert.Equal(TimeSpan.FromMilliseconds(20_050), Assigner().Interval);

    [Fact]
    public async Task Leases_that_nobody_ever_had_are_taken_at_once_and_all_of_them()
    {
        Put(owner: null, count: 5);
        Put("other", count: 1);

        var taken = await RoundAsync(Assigner());

        Assert.Equal(5, taken.Count);
        Assert.All(taken, row => Assert.Equal((Me, 1, 1), (row.LeaseOwner, row.LeaseCounter, row.OwnerSwitchesSinceCheckpoint)));
    }

    [Fact]
    public async Task No_more_are_taken_than_a_worker_may_have()
    {
        Put(Me, count: 2);
        Put(owner: null, count: 5);

        Assert.Single(await RoundAsync(Assigner(options => options with { MaxLeasesForWorker = 3 })));
    }

    [Fact]
    public async Task Of_leases_that_expired_a_worker_takes_its_share()
    {
        var assigner = Assigner(options => options with { MaxLeasesToStealAtOneTime = 0 });
        Put("dead", count: 6);
        Put("other", count: 1);
        Assert.Empty(await RoundAsync(assigner));

        await ExpireAsync(assigner, "other");

        // Seven leases and two workers: four each.
        Assert.Equal(4, (await RoundAsync(assigner)).Count);
    }

    [Fact]
    public async Task Very_old_leases_are_taken_beyond_the_share_and_nothing_else_is()
    {
        var assigner = Assigner(options => options with { MaxLeasesToStealAtOneTime = 0 });
        Put("dead", count: 5);
        Put("other", count: 1);
        await RoundAsync(assigner);
        _clock.Advance(3 * Fleet.Failover + TimeSpan.FromMilliseconds(1));
        Renew("other");
        // Given back just now: available, and not very old.
        var given = _table.Rows.First(row => row.LeaseOwner == "dead");
        _table.Put(given with { LeaseOwner = null, LeaseCounter = given.LeaseCounter + 1 });

        var taken = await RoundAsync(assigner);

        Assert.Equal(4, taken.Count);
        Assert.DoesNotContain(taken, row => row.LeaseKey == given.LeaseKey);
    }

    [Fact]
    public async Task A_lease_given_back_is_taken_by_whoever_has_too_few()
    {
        var assigner = Assigner();
        Put("other", count: 2);
        Assert.Empty(await RoundAsync(Assigner(options => options with { MaxLeasesToStealAtOneTime = 0 })));
        await RoundAsync(assigner);
        var given = _table.Rows.First(row => row.LeaseOwner == Me);
        _table.Put(given with { LeaseOwner = null, LeaseCounter = given.LeaseCounter + 1 });

        Assert.Equal([given.LeaseKey], (await RoundAsync(assigner)).Select(row => row.LeaseKey));
    }

    [Theory]
    // Ten leases and three workers: four each. The most loaded has seven, so three could go, and as many as the settings allow do.
    [InlineData(7, 3, 1, 1)]
    [InlineData(7, 3, 2, 2)]
    [InlineData(7, 3, 10, 3)]
    // Eight leases and three workers: three each. The most loaded has no more than that, and one goes since this worker needs more than one.
    [InlineData(4, 4, 10, 1)]
    [InlineData(3, 3, 10, 1)]
    // Two leases and three workers: one each, and nobody has more.
    [InlineData(1, 1, 10, 0)]
    public async Task Leases_are_stolen_from_the_worker_that_has_most(int first, int second, int atOneTime, int stolen)
    {
        Put("first", first);
        Put("second", second);

        var taken = await RoundAsync(Assigner(options => options with { MaxLeasesToStealAtOneTime = atOneTime }));

        Assert.Equal(stolen, taken.Count);
        Assert.Equal(first - stolen, _table.Rows.Count(row => row.LeaseOwner == "first"));
        Assert.Equal(second, _table.Rows.Count(row => row.LeaseOwner == "second"));
    }

    [Fact]
    public async Task Nothing_is_stolen_while_a_lease_is_available()
    {
        var assigner = Assigner(options => options with { MaxLeasesToStealAtOneTime = 10 });
        Put("other", count: 5);
        Put("dead", count: 1);
        _table.Put(_table.Rows.Single(row => row.LeaseOwner == "dead") with { LeaseOwner = null });
        var given = _table.Rows.Single(row => row.LeaseOwner is null);

        Assert.Equal([given.LeaseKey], (await RoundAsync(assigner)).Select(row => row.LeaseKey));
    }

    [Fact]
    public async Task A_lease_promised_to_another_worker_is_not_stolen()
    {
        Put("other", count: 4);
        foreach (var row in _table.Rows) _table.Put(row with { CheckpointOwner = "old" });

        Assert.Empty(await RoundAsync(Assigner(options => options with { MaxLeasesToStealAtOneTime = 10 })));
    }

    [Fact]
    public async Task A_lease_is_read_again_before_it_is_stolen_by_a_list_that_took_long()
    {
        Put("other", count: 2);
        _table.OnAnswer = call =>
        {
            if (call.Operation == "List") _clock.Advance(TimeSpan.FromSeconds(2));
            return Task.CompletedTask;
        };
        _table.OnCall = call =>
        {
            // It was renewed while the list travelled.
            if (call.Operation == "Find") Renew("other");
            return Task.FromResult(LeaseTableFault.None);
        };

        Assert.Single(await RoundAsync(Assigner()));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    public async Task A_take_that_is_throttled_is_tried_three_times(int throttled, int taken)
    {
        Put(owner: null, count: 1);
        _table.Fail("Take", LeaseTableFault.Throttled, throttled);

        Assert.Equal(taken, (await RoundAsync(Assigner())).Count);
        Assert.Equal(3, _table.Calls.Count(call => call.Operation == "Take"));
    }

    [Theory]
    [InlineData(nameof(LeaseTableFault.ResponseLost))]
    [InlineData(nameof(LeaseTableFault.SentTwice))]
    public async Task A_take_whose_answer_was_lost_has_worked(string fault)
    {
        Put(owner: null, count: 1);
        _table.Fail("Take", Enum.Parse<LeaseTableFault>(fault));

        Assert.Equal(Me, Assert.Single(await RoundAsync(Assigner())).LeaseOwner);
    }

    [Fact]
    public async Task A_race_that_was_lost_is_not_run_again()
    {
        Put(owner: null, count: 1);
        _table.OnCall = call =>
        {
            if (call.Operation == "Take") _table.Put(_table.Rows.Single() with { LeaseOwner = "other", LeaseCounter = 1 });
            return Task.FromResult(LeaseTableFault.None);
        };

        Assert.Empty(await RoundAsync(Assigner()));
        Assert.Equal("other", _table.Rows.Single().LeaseOwner);
    }

    [Fact]
    public async Task A_lease_that_cannot_be_taken_does_not_keep_the_others_from_it()
    {
        Put(owner: null, count: 3);
        _table.Fail("Take", LeaseTableFault.Failed);

        Assert.Equal(2, (await RoundAsync(Assigner())).Count);
    }

    [Fact]
    public async Task Every_worker_leads_until_a_lease_has_an_owner()
    {
        var assigner = Assigner();
        Assert.True(assigner.IsLeader);

        Put(owner: null, count: 1);
        await RoundAsync(assigner);
        Assert.True(assigner.IsLeader);
    }

    [Fact]
    public async Task One_of_the_owners_leads()
    {
        string[] workers = [Me, "a", "b", "c"];
        foreach (var worker in workers) Put(worker, count: 1);

        var leaders = 0;
        foreach (var worker in workers)
        {
            var assigner = Assigner(id: worker);
            await RoundAsync(assigner);
            if (assigner.IsLeader) leaders++;
        }

        Assert.Equal(1, leaders);
    }

    private static Task<IReadOnlyList<Lease>> RoundAsync(CountBasedAssigner assigner) =>
        assigner.RunRoundAsync([], TestContext.Current.CancellationToken);

    private CountBasedAssigner Assigner(Func<LeaseOptions, LeaseOptions>? options = null, string id = Me)
    {
        var settings = new LeaseOptions { Assignment = LeaseAssignment.LeaseCount, Failover = Fleet.Failover };
        return new(_table, id, options is null ? settings : options(settings), _clock, NullLogger.Instance, new Random(1));
    }

    private void Put(string? owner, int count)
    {
        for (var i = 0; i < count; i++) _table.Put(Fleet.Row(_table.Rows.Count) with { LeaseOwner = owner });
    }

    private void Renew(string owner)
    {
        foreach (var row in _table.Rows.Where(row => row.LeaseOwner == owner)) _table.Put(row with { LeaseCounter = row.LeaseCounter + 1 });
    }

    /// <summary>Lets a lease's length pass for all but one owner.</summary>
    private async Task ExpireAsync(CountBasedAssigner assigner, string alive)
    {
        _clock.Advance(Fleet.Failover);
        Renew(alive);
        Assert.Empty(await RoundAsync(assigner));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
    }
}
