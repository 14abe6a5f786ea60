using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Millrace.Client.Aggregation;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Coordination;
using Millrace.Kcl.Processing;
using Millrace.Server.Tests;

namespace Millrace.Kcl.Tests.EndToEnd;

/// <summary>Workers of an application against the program, and what their processors got.</summary>
internal sealed class Application : IShardRecordProcessorFactory, IAsyncDisposable
{
    public const string StreamName = "stream";

    private readonly ServerProcess _server;
    private readonly List<(Scheduler Scheduler, Task Run)> _workers = [];
    private readonly Pulse _changed = new();
    private readonly ConcurrentQueue<Delivery> _deliveries = [];

    private Application(ServerProcess server)
    {
        _server = server;
        Kinesis = new(Credentials, new KinesisConfig { ServiceURL = Url, AuthenticationRegion = "eu-west-1" });
        DynamoDB = new(Credentials, new AmazonDynamoDBConfig { ServiceURL = Url, AuthenticationRegion = "eu-west-1" });
    }

    public KinesisClient Kinesis { get; }

    public AmazonDynamoDBClient DynamoDB { get; }

    public LogLines Log { get; } = new();

    /// <summary>What a processor does with records; it checkpoints them all, by default.</summary>
    public Func<ProcessRecordsInput, CancellationToken, Task> OnRecords { get; set; } = (input, token) => input.Checkpointer.CheckpointAsync(token);

    /// <summary>Calls of processors, in their order.</summary>
    public IReadOnlyList<Delivery> Deliveries => [.. _deliveries];

    private static BasicAWSCredentials Credentials => new("test", "test");

    private string Url => _server.Endpoint.OriginalString;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static async Task<Application> StartAsync(int shards)
    {
        var application = new Application(await ServerProcess.StartAsync("--in-memory"));
        await application.Kinesis.CreateStreamAsync(new() { StreamName = StreamName, ShardCount = shards }, Ending);
        await application.Kinesis.WaitUntilStreamExistsAsync(StreamName, cancellationToken: Ending);
        return application;
    }

    public static KclOptions Options(RetrievalMode mode, LeaseAssignment assignment = LeaseAssignment.WorkerUtilization) => new()
    {
        ApplicationName = "application",
        Streams = [new(new(StreamName)) { InitialPosition = ExtendedSequenceNumber.TrimHorizon }],
        Leases = new() { Failover = TimeSpan.FromSeconds(2), Assignment = assignment },
        Retrieval = new() { Mode = mode, IdleTimeBetweenReads = TimeSpan.FromMilliseconds(200) },
    };

    /// <summary>Starts a worker.</summary>
    public Scheduler Run(KclOptions options)
    {
        var scheduler = new Scheduler(options, this, Kinesis, DynamoDB, Log);
        _workers.Add((scheduler, scheduler.RunAsync(Ending)));
        return scheduler;
    }

    /// <summary>Stops a worker, and fails as its run did.</summary>
    public async Task StopAsync(Scheduler scheduler)
    {
        await scheduler.StopAsync(Ending).InTime();
        var worker = _workers.Single(worker => worker.Scheduler == scheduler);
        _workers.Remove(worker);
        await worker.Run.InTime();
    }

    /// <summary>Awaits that what was delivered is as it should be.</summary>
    public async Task ReachedAsync(Func<IReadOnlyList<Delivery>, bool> reached)
    {
        while (true)
        {
            var next = _changed.Next;
            if (reached(Deliveries)) return;
            var ended = await Task.WhenAny([next, .. _workers.Select(worker => worker.Run)]).InTime();
            if (ended != next) await ended;
        }
    }

    public IShardRecordProcessor Create(StreamIdentifier stream, string shardId) => new Processor(this, shardId);

    public async ValueTask DisposeAsync()
    {
        foreach (var (scheduler, _) in _workers) await scheduler.DisposeAsync();
        Kinesis.Dispose();
        DynamoDB.Dispose();
        await _server.DisposeAsync();
    }

    private void Add(Delivery delivery)
    {
        _deliveries.Enqueue(delivery);
        _changed.Raise();
    }

    /// <summary>A call of a processor.</summary>
    /// <param name="ShardId">The shard.</param>
    /// <param name="Call">Which.</param>
    /// <param name="Records">Its records.</param>
    internal sealed record Delivery(string ShardId, string Call, IReadOnlyList<UserRecord> Records);

    private sealed class Processor(Application application, string shardId) : IShardRecordProcessor
    {
        public Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken) => Tell("initialize");

        public async Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken)
        {
            await application.OnRecords(input, cancellationToken);
            application.Add(new(shardId, "records", input.Records));
        }

        public Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken) => Tell("leaseLost");

        public async Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken)
        {
            application.Add(new(shardId, "shardEnded", []));
            await input.Checkpointer.CheckpointAsync(cancellationToken);
        }

        public Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken) => Tell("shutdownRequested");

        private Task Tell(string call)
        {
            application.Add(new(shardId, call, []));
            return Task.CompletedTask;
        }
    }
}
