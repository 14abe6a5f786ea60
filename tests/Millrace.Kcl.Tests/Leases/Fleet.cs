using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Millrace.Kcl.Leases;

namespace Millrace.Kcl.Tests.Leases;

/// <summary>Workers over one table, by a clock that the test moves.</summary>
internal sealed class Fleet(params IEnumerable<Lease> rows) : IAsyncDisposable
{
    public static readonly TimeSpan Failover = TimeSpan.FromSeconds(10);

    // Far finer than anything the workers do by the clock.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);

    private readonly List<Worker> _workers = [];

    public FakeTimeProvider Clock { get; } = new();

    public InMemoryLeaseTable Table { get; } = new(rows);

    public IReadOnlyList<Worker> Workers => _workers;

    /// <summary>So many leases that nobody ever had.</summary>
    public static IEnumerable<Lease> Unowned(int count) => Enumerable.Range(0, count).Select(Row);

    /// <summary>A lease that nobody ever had.</summary>
    public static Lease Row(int shard)
    {
        var id = $"shardId-{shard:D12}";
        return new() { LeaseKey = id, ShardId = id, Checkpoint = ExtendedSequenceNumber.TrimHorizon };
    }

    /// <summary>A worker that takes its share by count.</summary>
    public Worker Add(string id, Func<LeaseOptions, LeaseOptions>? options = null)
    {
        var settings = Settings(options) with { Assignment = LeaseAssignment.LeaseCount };
        var table = Table.Connect();
        return Add(id, settings, table, new CountBasedAssigner(table, id, settings, Clock, NullLogger.Instance, new Random(_workers.Count + 1)));
    }

    /// <summary>A worker that is assigned leases by a leader elsewhere: the test.</summary>
    public Worker AddLed(string id, Func<LeaseOptions, LeaseOptions>? options = null)
    {
        var settings = Settings(options) with { Assignment = LeaseAssignment.WorkerUtilization };
        return Add(id, settings, Table.Connect(), new IdleAssigner());
    }

    /// <summary>Moves the clock in small steps, so that what the workers do by it happens in time.</summary>
    public async Task AdvanceAsync(TimeSpan time, Action? afterEach = null)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += Step)
        {
            // On a thread without a context, where what waits for the clock goes on within the call.
            await Task.Run(() => Clock.Advance(Step));
            afterEach?.Invoke();
        }
    }

    /// <summary>Moves the clock until a condition holds, and fails when it does not in time.</summary>
    public async Task<TimeSpan> AdvanceUntilAsync(Func<bool> condition, TimeSpan limit)
    {
        var passed = TimeSpan.Zero;
        for (; !condition(); passed += Step)
        {
            Assert.True(passed < limit, $"Not within {limit}.");
            await Task.Run(() => Clock.Advance(Step));
        }

        return passed;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers) worker.Link.Sever();
        var ends = Task.WhenAll(_workers.Select(worker => worker.Coordinator.DisposeAsync().AsTask()));
        // Calls may be on their way by the clock.
        while (!ends.IsCompleted) await Task.Run(() => Clock.Advance(Step));
        await ends;
    }

    private static LeaseOptions Settings(Func<LeaseOptions, LeaseOptions>? options)
    {
        var settings = new LeaseOptions { Failover = Failover };
        return options is null ? settings : options(settings);
    }

    private Worker Add(string id, LeaseOptions settings, InMemoryLeaseTable table, ILeaseAssigner assigner)
    {
        var worker = new Worker(id, table, new LeaseCoordinator(table, assigner, id, settings, Clock, NullLogger.Instance));
        _workers.Add(worker);
        return worker;
    }

    private sealed class IdleAssigner : ILeaseAssigner
    {
        public bool IsLeader => false;

        public TimeSpan Interval => 2 * Failover;

        public Task<IReadOnlyList<Lease>> RunRoundAsync(IReadOnlyList<HeldLease> held, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Lease>>([]);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>A worker of a fleet.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Link">Its connection to the table.</param>
/// <param name="Coordinator">Its leases.</param>
internal sealed record Worker(string Id, InMemoryLeaseTable Link, LeaseCoordinator Coordinator)
{
    /// <summary>How many leases it holds.</summary>
    public int Count => Coordinator.Held.Count;

    /// <summary>Begins, on a thread without a context.</summary>
    public async Task<Worker> StartAsync()
    {
        await Task.Run(() => Coordinator.StartAsync(TestContext.Current.CancellationToken));
        return this;
    }

    /// <summary>What it holds of a lease; null when it does not hold it.</summary>
    public HeldLease? Find(string leaseKey) => Coordinator.Held.SingleOrDefault(held => held.LeaseKey == leaseKey);

    /// <summary>The one lease that it holds.</summary>
    public HeldLease Single() => Assert.Single(Coordinator.Held);
}
