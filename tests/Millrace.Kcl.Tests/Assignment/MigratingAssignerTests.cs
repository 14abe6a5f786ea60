using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Leases.Assignment;

namespace Millrace.Kcl.Tests.Assignment;

public sealed class MigratingAssignerTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly StandInAssigner _byCount = new();
    private readonly MigratingAssigner _assigner;

    public MigratingAssignerTests()
    {
        _fleet.AddLeases(2);
        var options = new KclOptions { ApplicationName = "app", Streams = [], WorkerId = "a", TimeProvider = _fleet.Clock, Leases = _fleet.Leases };
        var byLeader = new UtilizationAssigner(options, _fleet.Table, _fleet.State, cpu: null, new Random(1), NullLogger.Instance);
        _assigner = new MigratingAssigner(options, _fleet.Table, _fleet.State, byLeader, _byCount, NullLogger.Instance);
    }

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _assigner.DisposeAsync();
        await _fleet.DisposeAsync();
    }

    [Fact]
    public async Task A_new_application_is_one_of_KCL_3_from_its_first_round()
    {
        var taken = await _assigner.RunRoundAsync([], Ending);

        Assert.Equal(2, taken.Count);
        Assert.Equal("CLIENT_VERSION_3X", _fleet.State.ClientVersion);
        Assert.True(_assigner.IsLeader);
        Assert.Equal(0, _byCount.Rounds);
    }

    [Theory]
    [InlineData("CLIENT_VERSION_2X")]
    [InlineData("CLIENT_VERSION_PREPARE_TO_UPGRADE_FROM_2X")]
    [InlineData("CLIENT_VERSION_UPGRADE_FROM_2X")]
    public async Task Beside_KCL_2_leases_are_taken_by_count_and_the_load_is_reported(string version)
    {
        _fleet.State.ClientVersion = version;

        Assert.Empty(await _assigner.RunRoundAsync([], Ending));

        Assert.Equal(1, _byCount.Rounds);
        Assert.Equal(_byCount.Interval, _assigner.Interval);
        Assert.False(_assigner.IsLeader);
        Assert.Null(_fleet.State.Lock);
        Assert.Equal(["a"], _fleet.State.Metrics.Keys);
        Assert.Equal(version, _fleet.State.ClientVersion);
    }

    [Fact]
    public async Task The_item_is_looked_at_each_minute_and_followed_both_ways()
    {
        _fleet.State.ClientVersion = "CLIENT_VERSION_UPGRADE_FROM_2X";
        await _assigner.RunRoundAsync([], Ending);

        _fleet.State.ClientVersion = "CLIENT_VERSION_3X_WITH_ROLLBACK";
        _fleet.Clock.Advance(TimeSpan.FromSeconds(59));
        await _assigner.RunRoundAsync([], Ending);
        Assert.Equal(2, _byCount.Rounds);

        _fleet.Clock.Advance(TimeSpan.FromSeconds(1));
        await _assigner.RunRoundAsync([], Ending);
        Assert.True(_assigner.IsLeader);

        _fleet.State.ClientVersion = "CLIENT_VERSION_2X";
        _fleet.Clock.Advance(TimeSpan.FromMinutes(1));
        await _assigner.RunRoundAsync([], Ending);
        Assert.Equal(3, _byCount.Rounds);
        Assert.False(_assigner.IsLeader);
        Assert.True(_fleet.State.Lock!.IsReleased);
    }

    /// <summary>amazon-kinesis-client#1500: with fewer leases than workers the change to KCL 3 never ended, as the idle ones were waited for.</summary>
    [Fact]
    public async Task Workers_without_a_lease_do_not_hold_up_the_change()
    {
        _fleet.Table.Put(_fleet.Table.Rows[0] with { LeaseOwner = "busy", LeaseCounter = 1 });
        await _assigner.RunRoundAsync([], Ending);
        Assert.Null(_fleet.State.ClientVersion);

        await _fleet.State.ReportMetricsAsync(
            new("busy", _fleet.Clock.GetUtcNow().ToUnixTimeSeconds(), new Dictionary<string, IReadOnlyList<double>>(), new Dictionary<string, IReadOnlyList<long>>()), Ending);
        await _assigner.RunRoundAsync([], Ending);

        Assert.Equal("CLIENT_VERSION_3X", _fleet.State.ClientVersion);
    }

    [Fact]
    public async Task An_application_that_KCL_2_runs_without_an_item_is_taken_over_when_its_last_worker_is_gone()
    {
        var row = _fleet.Table.Rows[0] with { LeaseOwner = "old", LeaseCounter = 1 };
        for (var rounds = 0; rounds < 3; rounds++)
        {
            _fleet.Table.Put(row with { LeaseCounter = row.LeaseCounter + rounds });
            await _assigner.RunRoundAsync([], Ending);
            _fleet.Clock.Advance(Fleet.Failover);
        }

        Assert.Equal(3, _byCount.Rounds);
        Assert.Null(_fleet.State.ClientVersion);

        _fleet.Clock.Advance(Fleet.Failover);
        await _assigner.RunRoundAsync([], Ending);

        Assert.Equal("CLIENT_VERSION_3X", _fleet.State.ClientVersion);
        Assert.True(_assigner.IsLeader);
    }

    [Fact]
    public async Task At_its_end_both_ways_are_given_up()
    {
        await _assigner.RunRoundAsync([], Ending);

        await _assigner.DisposeAsync();

        Assert.True(_byCount.IsDisposed);
        Assert.True(_fleet.State.Lock!.IsReleased);
        Assert.Empty(_fleet.State.Metrics);
    }

    private sealed class StandInAssigner : ILeaseAssigner
    {
        public int Rounds { get; private set; }

        public bool IsDisposed { get; private set; }

        public bool IsLeader => false;

        public TimeSpan Interval => TimeSpan.FromSeconds(20);

        public Task<IReadOnlyList<Lease>> RunRoundAsync(IReadOnlyList<HeldLease> held, CancellationToken cancellationToken)
        {
            Rounds++;
            return Task.FromResult<IReadOnlyList<Lease>>([]);
        }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
