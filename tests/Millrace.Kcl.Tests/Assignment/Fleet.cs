using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Leases.Assignment;
using Millrace.Kcl.Tests.Leases;

namespace Millrace.Kcl.Tests.Assignment;

/// <summary>Workers that a leader assigns leases to, with their coordinators, over one table and one clock that the test moves.</summary>
internal sealed class Fleet(int seed = 1) : IAsyncDisposable
{
    public static readonly TimeSpan Failover = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly Random _random = new(seed);

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

    /// <summary>Leases whose shards have so many hash keys; what a processor is given of each is as much.</summary>
    public void AddWeighedLeases(params IEnumerable<int> weights)
    {
        foreach (var weight in weights) AddWeighed(weight, owner: null);
    }

    /// <summary>A shard ends, as two or as one of two: the worker that has it has what follows.</summary>
    public void Reshard(int choice, bool splits)
    {
        var open = Open.Where(static row => row.CheckpointOwner is null && row.LeaseOwner is not null).ToList();
        if (open.Count < 2) return;
        var one = open[choice % open.Count];
        var other = open[(choice + 1) % open.Count];
        if (splits && Weight(one) < 2) return;
        Table.Put(one with { Checkpoint = ExtendedSequenceNumber.ShardEnd, LeaseCounter = one.LeaseCounter + 1 });
        if (splits)
        {
            AddWeighed(Weight(one) / 2, owner: null);
            AddWeighed(Weight(one) / 2, owner: null);
            return;
        }

        Table.Put(other with { Checkpoint = ExtendedSequenceNumber.ShardEnd, LeaseCounter = other.LeaseCounter + 1 });
        AddWeighed(Weight(one) + Weight(other), owner: null);
    }

    /// <summary>
    /// Whether a moment comes when every open lease is held, and the loads of those who hold them are even; and whether those are, at the end, whom the
    /// leases were given to. One may just be handed over then.
    /// </summary>
    /// <param name="time">How long it may take.</param>
    public async Task<bool> BecomesEvenAsync(TimeSpan time)
    {
        var wasEven = false;
        for (var passed = TimeSpan.Zero; passed < time; passed += Step)
        {
            await RunAsync(Step);
            wasEven = wasEven || IsEvenByWeight();
        }

        return wasEven && IsEvenByWeight(static (worker, row) => worker.Id == row.LeaseOwner);
    }

    /// <summary>Whether every open lease is held, and no worker is further from its share than an average lease, or the heaviest where that is more.</summary>
    public bool IsEvenByWeight() => IsEvenByWeight(static (worker, row) => worker.Held.Any(held => held.LeaseKey == row.LeaseKey));

    private bool IsEvenByWeight(Func<FleetWorker, Lease, bool> has)
    {
        List<Lease> open = [.. Open];
        var loads = Workers.ConvertAll(worker => open.Where(row => has(worker, row)).Sum(Weight));
        var total = open.Sum(Weight);
        return loads.Sum() == total && loads.TrueForAll(load => Math.Abs(load - ((double)total / Workers.Count)) <= open.Max(Weight));
    }

    /// <summary>What each worker has, for a message.</summary>
    public override string ToString() => string.Join(" | ", Workers.Select(worker =>
        $"{worker.Id}{(worker.Assigner.IsLeader ? "*" : "")}: {string.Join(' ', worker.Held.Where(static held => !held.Row.Checkpoint.IsShardEnd).Select(static held => Weight(held.Row)))}"));

    private IEnumerable<Lease> Open => Table.Rows.Where(static row => !row.Checkpoint.IsShardEnd);

    private static int Weight(Lease row) => row.HashRange is { } range ? (int)(range.End - range.Start) + 1 : 0;

    private void AddWeighed(int weight, string? owner)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"shardId-{Table.Rows.Count:D12}");
        var start = (UInt128)(1000 * Table.Rows.Count);
        Table.Put(new() { LeaseKey = id, ShardId = id, Checkpoint = ExtendedSequenceNumber.TrimHorizon, LeaseOwner = owner, HashRange = new(start, start + (UInt128)(weight - 1)) });
    }

    /// <summary>A worker starts.</summary>
    public async Task<FleetWorker> JoinAsync(string workerId)
    {
        var options = new KclOptions { ApplicationName = "app", Streams = [], WorkerId = workerId, TimeProvider = Clock, Leases = Leases };
        var (table, state) = (Table.Connect(), State.Connect());
        var assigner = new UtilizationAssigner(options, table, state, cpu: null, new Random(seed), NullLogger.Instance);
        var worker = new FleetWorker(
            workerId, table, state, assigner, new LeaseCoordinator(table, assigner, workerId, Leases, Clock, NullLogger.Instance));
        Workers.Add(worker);
        // On a thread without a context, where what can go on does so within the call.
        await Task.Run(() => worker.Coordinator.StartAsync(CancellationToken.None));
        return worker;
    }

    /// <summary>A worker vanishes, with all that it holds.</summary>
    public async Task KillAsync(FleetWorker worker)
    {
        Workers.Remove(worker);
        worker.Table.Sever();
        worker.State.Sever();
        await Task.Run(async () => await worker.Coordinator.DisposeAsync());
    }

    /// <summary>A worker stops as it should.</summary>
    public async Task StopAsync(FleetWorker worker)
    {
        Workers.Remove(worker);
        await Task.Run(async () => await worker.Coordinator.DisposeAsync());
    }

    /// <summary>Moves the clock in small steps. Processors that are told of a hand-off are done at once, but for those that take for ever.</summary>
    public Task RunAsync(TimeSpan time) => Task.Run(async () =>
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += Step)
        {
            Clock.Advance(Step);
            foreach (var worker in Workers.Where(static worker => !worker.IsHandingOffForEver))
                foreach (var held in worker.Coordinator.Held)
                {
                    // A step's records, a little more or less than the shard's part.
                    held.CountBytes((long)(Weight(held.Row) * 100 * _random.Next(90, 111) * Step.TotalSeconds));
                    if (held.HandoffRequested) await worker.Coordinator.ReleaseAsync(held, CancellationToken.None);
                }
        }
    });

    /// <summary>How many leases each worker holds.</summary>
    public int[] Counts() => [.. Workers.Select(static worker => worker.Held.Count)];

    /// <summary>Whether every lease is held once, and no worker has two more than another.</summary>
    public bool IsEven() => Counts().Sum() == Table.Rows.Count && Counts().Max() - Counts().Min() <= 1
        && Workers.SelectMany(static worker => worker.Held).Select(static held => held.LeaseKey).Distinct().Count() == Table.Rows.Count;

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in Workers.ToList()) await KillAsync(worker);
    }
}

/// <summary>A worker of a <see cref="Fleet"/>.</summary>
internal sealed record FleetWorker(
    string Id, InMemoryLeaseTable Table, InMemoryCoordinatorState State, UtilizationAssigner Assigner, LeaseCoordinator Coordinator)
{
    public IReadOnlyList<HeldLease> Held => Coordinator.Held;

    /// <summary>Whether its processors take for ever when they are told of a hand-off.</summary>
    public bool IsHandingOffForEver { get; set; }
}
