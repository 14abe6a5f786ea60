using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Leases.Assignment;
using Millrace.Kcl.Tests.Leases;

namespace Millrace.Kcl.Tests.Assignment;

/// <summary>Workers with their assigners over one table and one held clock, which moves a second at a time; a lease lives for 12.</summary>
internal sealed class Fleet(int seed = 1)
{
    public static readonly TimeSpan Failover = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    public FakeTimeProvider Clock { get; } = new();

    public InMemoryLeaseTable Table { get; } = new();

    public InMemoryCoordinatorState State { get; } = new();

    public List<FleetWorker> Workers { get; } = [];

    public LeaseOptions Leases { get; init; } = new() { Failover = Failover };

    public FleetWorker Leader => Workers.Single(static worker => worker.Assigner.IsLeader);

    public void AddLeases(int count, Func<int, double?>? throughput = null)
    {
        for (var i = 0; i < count; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"shardId-{i:D12}");
            Table.Put(new() { LeaseKey = id, ShardId = id, Checkpoint = new("7"), ThroughputKBps = throughput?.Invoke(i) });
        }
    }

    /// <summary>A worker starts. Its rounds fall on other moments than those of others.</summary>
    public FleetWorker Join(string workerId)
    {
        var options = new KclOptions { ApplicationName = "app", Streams = [], WorkerId = workerId, TimeProvider = Clock, Leases = Leases };
        var assigner = new UtilizationAssigner(options, Table, State, cpu: null, new Random(seed), NullLogger.Instance);
        var worker = new FleetWorker(options, assigner, Table);
        Workers.Add(worker);
        return worker;
    }

    /// <summary>A worker vanishes, with all that it holds.</summary>
    public void Kill(FleetWorker worker) => Workers.Remove(worker);

    /// <summary>A worker stops as it should.</summary>
    public async Task StopAsync(FleetWorker worker)
    {
        Workers.Remove(worker);
        await worker.StopAsync();
    }

    public async Task RunAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += Step)
        {
            foreach (var worker in Workers) await worker.StepAsync();
            Clock.Advance(Step);
        }
    }

    /// <summary>How many leases each worker holds.</summary>
    public int[] Counts() => [.. Workers.Select(static worker => worker.Held.Count)];

    /// <summary>Whether every lease is held once, and no worker has two more than another.</summary>
    public bool IsEven() => Counts().Sum() == Table.Rows.Count && Counts().Max() - Counts().Min() <= 1
        && Workers.SelectMany(static worker => worker.Held.Keys).Distinct().Count() == Table.Rows.Count;
}

/// <summary>A worker of a <see cref="Fleet"/>: renews, finds what was assigned to it, and lets its assigner work.</summary>
internal sealed class FleetWorker(KclOptions options, UtilizationAssigner assigner, InMemoryLeaseTable table)
{
    private long? _renewed;
    private long? _round;

    public string Id => options.WorkerId;

    public UtilizationAssigner Assigner => assigner;

    public Dictionary<string, Lease> Held { get; } = [];

    /// <summary>Whether its processor takes its time when it is told of a hand-off.</summary>
    public bool IsHandingOffForEver { get; set; }

    public async Task StepAsync()
    {
        if (IsDue(_renewed, options.Leases.Failover / 3))
        {
            _renewed = options.TimeProvider.GetTimestamp();
            foreach (var lease in Held.Values.ToList()) await RenewAsync(lease);
            foreach (var key in await table.ListKeysOfAsync(Id, CancellationToken.None))
                if (!Held.ContainsKey(key) && await table.FindAsync(key, CancellationToken.None) is { CheckpointOwner: null } row && row.LeaseOwner == Id) Held[key] = row;
        }

        if (!IsDue(_round, assigner.Interval)) return;
        _round = options.TimeProvider.GetTimestamp();
        IReadOnlyList<HeldLease> held = [.. Held.Values.Select(static row => new HeldLease(row))];
        foreach (var row in await assigner.RunRoundAsync(held, CancellationToken.None)) Held[row.LeaseKey] = row;
    }

    public async Task StopAsync()
    {
        foreach (var lease in Held.Values) await table.EvictAsync(lease, CancellationToken.None);
        Held.Clear();
        await assigner.DisposeAsync();
    }

    private bool IsDue(long? last, TimeSpan interval) => last is not { } at || options.TimeProvider.GetElapsedTime(at) >= interval;

    private async Task RenewAsync(Lease lease)
    {
        var renewal = await table.RenewAsync(lease, CancellationToken.None);
        if (!renewal.Succeeded && renewal.Row?.CheckpointOwner == Id && IsHandingOffForEver)
            renewal = await table.RenewAsync(renewal.Row, CancellationToken.None);
        if (renewal.Succeeded)
        {
            Held[lease.LeaseKey] = renewal.Row!;
            return;
        }

        Held.Remove(lease.LeaseKey);
        if (renewal.Row?.CheckpointOwner == Id) await table.CompleteHandoffAsync(renewal.Row, CancellationToken.None);
    }
}
