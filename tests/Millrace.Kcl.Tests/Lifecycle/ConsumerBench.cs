using Millrace.Kcl.Leases;
using Millrace.Kcl.Lifecycle;
using Millrace.Kcl.Metrics;
using Millrace.Kcl.Processing;
using Millrace.Kcl.Retrieval;
using Millrace.Kcl.Tests.Retrieval;

namespace Millrace.Kcl.Tests.Lifecycle;

/// <summary>A consumer of the shard "shard" with everything around it scripted.</summary>
internal sealed class ConsumerBench : IAsyncDisposable
{
    public static readonly TimeSpan Backoff = TimeSpan.FromMilliseconds(500);
    public static readonly TimeSpan ParentPollInterval = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan StallWarningInterval = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan HandoffTimeout = TimeSpan.FromSeconds(30);

    private readonly KclMetrics _metrics = new("application", "worker", TimeProvider.System);

    public ConsumerBench(ProcessingFailure onFailure = ProcessingFailure.Retry, Lease? row = null, bool callWithoutRecords = false)
    {
        ShardSync = new(Coordinator.Calls);
        Lease = Coordinator.Give(row ?? Row());
        Context = new()
        {
            Options = new()
            {
                ApplicationName = "application",
                Streams = [new(new("stream"))],
                TimeProvider = Clock,
                Leases = new() { GracefulHandoffTimeout = HandoffTimeout },
                Processor = new()
                {
                    OnFailure = onFailure,
                    CallWithoutRecords = callWithoutRecords,
                    Backoff = Backoff,
                    ParentPollInterval = ParentPollInterval,
                    StallWarningInterval = StallWarningInterval,
                },
            },
            Factory = Processors,
            Coordinator = Coordinator,
            ShardSync = ShardSync,
            Publishers = Publishers,
            Metrics = _metrics,
            Log = Log,
        };
        Consumer = new(Lease, Context);
    }

    /// <summary>Tells of pauses and of graces alone: the watch over each call begins with the call.</summary>
    public HeldClock Clock { get; } = new(StallWarningInterval, HandoffTimeout);

    public LogLines Log { get; } = new();

    public FakeCoordinator Coordinator { get; } = new();

    public FakeShardSync ShardSync { get; }

    public ScriptedPublishers Publishers { get; } = new();

    public ScriptedProcessors Processors { get; } = new();

    public ScriptedProcessor Processor => Processors.Of("shard");

    public HeldLease Lease { get; }

    public ConsumerContext Context { get; }

    public ShardConsumer Consumer { get; }

    public Task<Exception?>? Run { get; private set; }

    public static Lease Row(ExtendedSequenceNumber? checkpoint = null) => new()
    {
        LeaseKey = "shard",
        ShardId = "shard",
        LeaseOwner = "worker",
        Checkpoint = checkpoint ?? ExtendedSequenceNumber.TrimHorizon,
    };

    public static RecordsBatch Batch(params long[] numbers) =>
        new([.. numbers.Select(number => ScriptedCalls.Of(number))], 0, DateTimeOffset.UnixEpoch);

    public static RecordsBatch End(params string[] children) =>
        Batch() with { ChildShards = [.. children.Select(child => ScriptedCalls.Child(child, "shard"))] };

    /// <summary>Begins, and awaits the end of the initialization's call.</summary>
    public async Task BeginAsync()
    {
        Start();
        await ExpectAsync($"initialize {Lease.Row.Checkpoint}");
    }

    public void Start() => Run = Task.Run(Consumer.RunAsync);

    public void Push(params long[] numbers) => Push(Batch(numbers));

    public void Push(RecordsBatch batch) => Publishers.Of("shard").TryWrite(batch);

    public async Task ExpectAsync(params string[] calls)
    {
        foreach (var call in calls) Assert.Equal(call, await Processor.NextAsync());
    }

    /// <summary>The end of the consumer.</summary>
    public async Task<Exception?> EndAsync()
    {
        var failure = await Run!.InTime();
        Assert.Equal(ShardConsumerState.Complete, Consumer.State);
        Assert.True(Processor.IsQuiet);
        Assert.Equal(0, Publishers.Open);
        return failure;
    }

    public async ValueTask DisposeAsync()
    {
        Coordinator.Lose(Lease);
        if (Run is not null) await ((Task)Run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _metrics.Dispose();
    }
}
