using Microsoft.Extensions.Time.Testing;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Leases.Assignment;

namespace Millrace.Kcl.Tests.Assignment;

public sealed class WorkerRosterTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly HashSet<string> _expired = [];
    private readonly HashSet<string> _renewed = [];
    private readonly Dictionary<string, TimeSpan> _ages = [];
    private TimeSpan _age;
    private readonly WorkerRoster _roster;

    public WorkerRosterTests() => _roster = new WorkerRoster("self", new() { WorkerMetricsInterval = Interval }, _clock);

    [Fact]
    public void Who_looks_lives() => Assert.Equal(["self"], Living([]));

    [Fact]
    public void A_report_counts_for_two_intervals_by_the_clock_of_who_looks()
    {
        // Its writer's clock is an hour ahead; only that it changes says that the writer lives.
        var report = Report("a", TimeSpan.FromHours(1));
        Assert.Equal(["a", "self"], Living([report]));

        _clock.Advance((2 * Interval) - Moment);
        Assert.Equal(["a", "self"], Living([report]));
        _clock.Advance(Moment);
        Assert.Equal(["self"], Living([report]));

        Assert.Equal(["a", "self"], Living([report with { LastUpdate = report.LastUpdate + 1 }]));
    }

    [Fact]
    public void A_report_that_is_old_at_first_sight_does_not_count()
    {
        Assert.Equal(["self"], Living([Report("a", -2 * Interval)]));
        Assert.Equal(["b", "self"], Living([Report("b", (-2 * Interval) + Moment)]));
    }

    [Fact]
    public void Who_renews_a_lease_lives_without_a_report()
    {
        Assert.Equal(["a", "self"], Living([], Held("a")));
        Assert.Equal(["a", "self"], Living([Report("a", -10 * Interval)], Held("a")));
    }

    [Fact]
    public void Who_lets_all_its_leases_expire_is_gone_until_it_is_heard_of_again()
    {
        var report = Report("a", TimeSpan.Zero);
        Assert.Equal(["a", "self"], Living([report], Held("a"), Held("a")));

        _expired.Add("a");
        Assert.Equal(["self"], Living([report], Held("a"), Held("a")));
        // Its leases are elsewhere by now, and its last report is still fresh.
        Assert.Equal(["self"], Living([report]));

        Assert.Equal(["a", "self"], Living([report with { LastUpdate = report.LastUpdate + 1 }]));
    }

    [Fact]
    public void What_a_dead_worker_was_given_since_does_not_make_it_alive()
    {
        var report = Report("a", TimeSpan.Zero);
        Lease[] leases = [Held("a"), Held("a") with { LeaseKey = "given" }];
        Assert.Equal(["a", "self"], Living([report], leases));

        _expired.Add(leases[0].LeaseKey);
        leases = [leases[0] with { LeaseOwner = "b" }, leases[1] with { LeaseOwner = "b" }];
        Assert.Equal(["self"], Living([Report("b", TimeSpan.Zero)], leases));

        _renewed.Add("given");
        Assert.Equal(["b", "self"], Living([Report("b", TimeSpan.Zero)], leases));
    }

    [Fact]
    public void Who_lets_two_looks_pass_without_a_renewal_is_silent()
    {
        Living([Report("a", TimeSpan.Zero)], Held("a"), Held("self"));
        Assert.False(_roster.IsSilent("a"));

        _age = 0.7 * new LeaseOptions().Failover;
        Assert.Equal(["a", "self"], Living([Report("a", TimeSpan.Zero)], Held("a"), Held("self")));
        Assert.True(_roster.IsSilent("a"));
        Assert.False(_roster.IsSilent("self"));
    }

    [Fact]
    public void What_a_silent_worker_was_given_since_does_not_make_it_heard()
    {
        _renewed.Add("a");
        Lease[] leases = [Held("a"), Held("a") with { LeaseKey = "given" }];
        _ages["a"] = 0.7 * new LeaseOptions().Failover;
        Living([Report("a", TimeSpan.Zero)], leases);
        Assert.True(_roster.IsSilent("a"));

        _renewed.Add("given");
        Living([Report("a", TimeSpan.Zero)], leases);
        Assert.False(_roster.IsSilent("a"));
    }

    [Fact]
    public void Who_took_its_report_back_is_gone_whatever_it_still_renews()
    {
        Living([Report("a", TimeSpan.Zero)], Held("a"));

        Assert.Equal(["self"], Living([], Held("a")));
        Assert.Equal(["a", "self"], Living([Report("a", TimeSpan.Zero)], Held("a")));
    }

    [Fact]
    public void Only_what_is_a_day_old_and_still_is_not_touched_is_forgotten()
    {
        WorkerMetrics[] reports = [Report("old", -TimeSpan.FromDays(1) - Moment), Report("older", -TimeSpan.FromDays(2)), Report("stale", -TimeSpan.FromHours(23))];
        Living(reports);

        Assert.Equal(["old", "older"], _roster.ToForget(reports).Order());
    }

    private WorkerMetrics Report(string workerId, TimeSpan ahead) => new(
        workerId, (_clock.GetUtcNow() + ahead).ToUnixTimeSeconds(), new Dictionary<string, IReadOnlyList<double>>(), new Dictionary<string, IReadOnlyList<long>>());

    private static Lease Held(string owner) => new() { LeaseKey = owner, ShardId = owner, LeaseOwner = owner };

    private IEnumerable<string> Living(IReadOnlyList<WorkerMetrics> metrics, params Lease[] leases) =>
        _roster.Update(metrics, leases, AgeOf, lease => _renewed.Contains(lease.LeaseKey)).Keys.Order(StringComparer.Ordinal);

    private TimeSpan AgeOf(Lease lease) =>
        _expired.Contains(lease.LeaseOwner!) || _expired.Contains(lease.LeaseKey) ? TimeSpan.MaxValue : _ages.GetValueOrDefault(lease.LeaseKey, _age);
}
