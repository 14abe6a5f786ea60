using System.Diagnostics;
using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Coordination;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Tests.Acceptance;

/// <summary>
/// A worker that tells on stdout what its processors are called with, a line a call: what, shard, number of the holding, begin and end on the machine's
/// clock, and more, then the end mark: a kill may leave half a line. It stops cleanly when its stdin ends.
/// </summary>
internal static class WorkerProgram
{
    public const string Argument = "--worker-of-a-fleet";
    public const string EndMark = " .";
    public const string StreamName = "stream";

    private static BasicAWSCredentials Credentials => new("test", "test");

    public static KclOptions Options(string workerId) => new()
    {
        ApplicationName = "fleet",
        Streams = [new(new(StreamName)) { InitialPosition = ExtendedSequenceNumber.TrimHorizon }],
        WorkerId = workerId,
        Leases = new() { Failover = WorkerFleet.Failover, ShardSyncInterval = TimeSpan.FromSeconds(4) },
        Retrieval = new() { IdleTimeBetweenReads = TimeSpan.FromMilliseconds(250) },
        Processor = new() { ParentPollInterval = TimeSpan.FromMilliseconds(500) },
    };

    public static KinesisClient MakeKinesis(Uri endpoint) =>
        new(Credentials, new KinesisConfig { ServiceURL = endpoint.OriginalString, AuthenticationRegion = "eu-west-1" });

    public static AmazonDynamoDBClient MakeDynamoDB(Uri endpoint) =>
        new(Credentials, new AmazonDynamoDBConfig { ServiceURL = endpoint.OriginalString, AuthenticationRegion = "eu-west-1" });

    public static async Task<int> RunAsync(Uri endpoint, string workerId)
    {
        using var kinesis = MakeKinesis(endpoint);
        using var dynamoDB = MakeDynamoDB(endpoint);
        using var stop = new CancellationTokenSource();
        await using var scheduler = new Scheduler(Options(workerId), new Factory(), kinesis, dynamoDB);
        var running = scheduler.RunAsync(stop.Token);
        var input = Console.In.ReadToEndAsync(CancellationToken.None);
        if (await Task.WhenAny(input, running) == input) await stop.CancelAsync();
        await running;
        return 0;
    }

    private sealed class Factory : IShardRecordProcessorFactory
    {
        private int _holdings;

        public IShardRecordProcessor Create(StreamIdentifier stream, string shardId) => new Processor(shardId, Interlocked.Increment(ref _holdings));
    }

    private sealed class Processor(string shardId, int holding) : IShardRecordProcessor
    {
        public Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken) => Tell("begin", Stopwatch.GetTimestamp());

        public async Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken)
        {
            await Tell("records", Stopwatch.GetTimestamp(), string.Join(' ', input.Records.Select(record => $"{record.SequenceNumber}/{Encoding.UTF8.GetString(record.Data.Span)}")));
            await CheckpointAsync("checkpoint", input.Checkpointer, cancellationToken);
        }

        public Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken) => Tell("lost", Stopwatch.GetTimestamp());

        public Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken) => CheckpointAsync("end", input.Checkpointer, cancellationToken);

        public Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken) =>
            CheckpointAsync("checkpoint", input.Checkpointer, cancellationToken);

        private async Task CheckpointAsync(string what, IRecordProcessorCheckpointer checkpointer, CancellationToken cancellationToken)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                await checkpointer.CheckpointAsync(cancellationToken);
                await Tell(what, began);
            }
            catch (ShutdownException)
            {
                // Another worker goes on from the last one.
            }
        }

        private Task Tell(string what, long began, string rest = "")
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {shardId} {holding} {began} {Stopwatch.GetTimestamp()} {rest}").TrimEnd() + EndMark);
            return Task.CompletedTask;
        }
    }
}
