#:project ../../src/Millrace.Kcl

// Lesson 4: workers that share a stream and remember how far they are. README.md has the questions and the flag that answers each.
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Millrace.Client.Aggregation;
using Millrace.Client.Kinesis;
using Millrace.Kcl;
using Millrace.Kcl.Coordination;
using Millrace.Kcl.Processing;
using Millrace.Model.Kinesis;
using KinesisNotFound = Millrace.Client.Kinesis.ResourceNotFoundException;

const string Stream = "millrace-lessons";
const string Application = "millrace-lessons-net";
const string Experiment = "millrace-lessons-experiment";
void Say(string call, string outcome) => Console.WriteLine($"{call,-22} {outcome}");
static string Text(UserRecord record) => Encoding.UTF8.GetString(record.Data.Span);
using var ending = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

try
{
    using var kinesis = new KinesisClient();
    using var dynamoDb = new AmazonDynamoDBClient();
    switch (args)
    {
        case []: await Consume(follow: false); break;
        case ["--follow"]: await Consume(follow: true); break;
        case ["--messages"]: await InStream(1, Messages); break;
        case ["--latency"]: await InStream(1, Latency); break;
        case ["--throws"]: await InStream(1, Throws); break;
        case ["--leases"]: await InStream(4, Leases); break;
        case ["--forget"]: await Forget("millrace-lessons-"); break;
        default:
            Console.WriteLine("dotnet run lessons/04-kcl-consumer/main.cs -- [--follow | --messages | --latency | --throws | --leases | --forget]");
            return 2;
    }

    return 0;

    // Reads what is new in the stream of lesson 1 since the last run.
    async Task Consume(bool follow)
    {
        var summary = await kinesis.DescribeStreamSummaryAsync(new() { StreamName = Stream }, ending.Token);
        var caughtUp = new ConcurrentDictionary<string, bool>();
        var count = 0;
        var worker = new Worker(Options(Stream, Application) with { Processor = new() { CallWithoutRecords = true } }, kinesis, dynamoDb)
        {
            Begins = input => Say("initialize", $"{input.ShardId} from {input.Checkpoint} on"),
            Processes = async (shard, input) =>
            {
                foreach (var record in input.Records) Say($"{record.ApproximateArrivalTimestamp:HH:mm:ss.fff}", $"{record.PartitionKey}: {Text(record)}");
                // After the work, not before: who dies in between gets the same records again. Ctrl+C does not come in between.
                if (input.Records.Count > 0) await input.Checkpointer.CheckpointAsync();
                Interlocked.Add(ref count, input.Records.Count);
                if (input.MillisBehindLatest == 0) caughtUp[shard] = true;
            },
            Stops = input => Say("shutdownRequested", $"{input.ShardId}: the last chance to checkpoint"),
        };
        Say("DescribeStreamSummary", $"{summary.StreamDescriptionSummary.OpenShardCount} shard(s); the leases are in the DynamoDB table {Application}");
        await worker.RunAsync(() => !follow && caughtUp.Count >= summary.StreamDescriptionSummary.OpenShardCount, ending.Token);
        Say("stopped", $"{count} record(s) since the last run. The next one goes on behind them: the leases remember.");
        Console.WriteLine("\nNext: the experiments (--messages, --latency, ...), and other languages: ./millrace-multilang lessons/04-kcl-consumer/node.properties");
    }

    // What arrives of a record, and of three that travelled as one.
    async Task Messages()
    {
        var packed = new RecordAggregator(maxSize: 51_200);
        foreach (var i in (int[])[1, 2, 3]) packed.TryAdd($"device-{i}", null, Encoding.UTF8.GetBytes($"reading {i}"));
        var aggregate = packed.Drain();
        await kinesis.PutRecordAsync(new() { StreamName = Experiment, PartitionKey = "device-0", Data = Encoding.UTF8.GetBytes("reading 0") });
        await kinesis.PutRecordAsync(new() { StreamName = Experiment, PartitionKey = aggregate.PartitionKey, ExplicitHashKey = aggregate.ExplicitHashKey, Data = aggregate.Data });
        Say("PutRecord x 2", $"9 bytes, and {aggregate.Data.Length} bytes that hold 3 readings, as a producer library packs them");

        var arrived = 0;
        await new Worker(Options(Experiment, Experiment), kinesis, dynamoDb)
        {
            Processes = (_, input) =>
            {
                foreach (var record in input.Records)
                    Say($"record {++arrived}", $"{record.PartitionKey}: '{Text(record)}', number ...{record.SequenceNumber[^6..]}, sub-sequence {record.SubSequenceNumber}, {record.ApproximateArrivalTimestamp:HH:mm:ss.fff}");
                return Task.CompletedTask;
            },
        }.RunAsync(() => arrived == 4, ending.Token);
        Console.WriteLine("""

            Data comes out as it went in, and what was packed is unpacked: the three share a sequence number. Text in it is yours to decode; in
            other languages it travels as base64 in JSON: ./millrace-multilang lessons/04-kcl-consumer/node.properties -v shows the lines.
            """);
    }

    // From the put to the processor, 60 times, in each way of reading.
    async Task Latency()
    {
        foreach (var mode in (RetrievalMode[])[RetrievalMode.Polling, RetrievalMode.FanOut])
        {
            var name = $"{Experiment}-{mode}";
            var times = new List<double>();
            var begun = false;
            var options = Options(Experiment, name, ExtendedSequenceNumber.Latest) with { Retrieval = new() { Mode = mode }, Processor = new() { CallWithoutRecords = true } };
            var worker = new Worker(options, kinesis, dynamoDb)
            {
                Processes = (_, input) =>
                {
                    begun = true;
                    foreach (var record in input.Records)
                        times.Add(Stopwatch.GetElapsedTime(long.Parse(Text(record), CultureInfo.InvariantCulture)).TotalMilliseconds);
                    return Task.CompletedTask;
                },
            };
            var run = worker.RunAsync(() => times.Count >= 60, ending.Token);
            while (!begun && !run.IsCompleted) await Task.Delay(50, ending.Token);
            for (var i = 0; i < 60; i++)
            {
                await kinesis.PutRecordAsync(new() { StreamName = Experiment, PartitionKey = "key", Data = Encoding.UTF8.GetBytes($"{Stopwatch.GetTimestamp()}") });
                await Task.Delay(50, ending.Token);
            }

            await run;
            times.Sort();
            Say($"{mode}", $"half within {times[29]:F0} ms, 90 % within {times[53]:F0} ms, all within {times[59]:F0} ms");
        }

        Console.WriteLine($"""

            Polling asks each {new RetrievalOptions().IdleTimeBetweenReads.TotalMilliseconds} ms, so a record waits half of that on average; asking more often is limited to 5 calls a second
            for a shard, shared by all consumers. Fan-out is pushed to, at once; on AWS it costs money for each consumer and shard.
            """);
    }

    // Five records in one batch, and a processor that throws at the third the first time that it sees it.
    async Task Throws()
    {
        var batch = Enumerable.Range(1, 5).Select(i => new PutRecordsRequestEntry { PartitionKey = "key", Data = Encoding.UTF8.GetBytes($"{i}") });
        await kinesis.PutRecordsAsync(new() { StreamName = Experiment, Records = [.. batch] });
        await kinesis.PutRecordAsync(new() { StreamName = Experiment, PartitionKey = "key", Data = "end"u8.ToArray() });
        foreach (var policy in Enum.GetValues<ProcessingFailure>())
        {
            var options = Options(Experiment, $"{Experiment}-{policy}") with { Retrieval = new() { MaxRecords = 5 }, Processor = new() { OnFailure = policy } };
            var (story, hasThrown, over) = (new List<string>(), false, false);
            Task Process(string shard, ProcessRecordsInput input)
            {
                foreach (var record in input.Records)
                {
                    if (Text(record) == "end") over = true;
                    else if (Text(record) == "3" && !hasThrown)
                    {
                        hasThrown = true;
                        story.Add("throws at 3,");
                        throw new InvalidOperationException("the third record was too much");
                    }
                    else story.Add(Text(record));
                }

                return input.Checkpointer.CheckpointAsync();
            }

            try
            {
                await new Worker(options, kinesis, dynamoDb) { Processes = Process }.RunAsync(() => over, ending.Token);
            }
            catch (Exception stopped) when (policy == ProcessingFailure.Stop && hasThrown)
            {
                story.Add($"the worker stops ({stopped.Message}), another goes on:");
                await new Worker(options, kinesis, dynamoDb) { Processes = Process }.RunAsync(() => over, ending.Token);
            }

            Say($"{policy}", string.Join(' ', story));
        }

        Console.WriteLine("""

            Retry is the default: nothing is lost, and what came before the failure in its batch comes twice. So it does when a worker dies; a
            processor must not mind. Skip is what the KCL for Java does: 3, 4 and 5 are never seen again. In the daemon a processor that
            dies ends the daemon (Stop), or another takes its place: ./millrace-multilang FILE --on-child-failure restart
            """);
    }

    // Two workers and four shards.
    async Task Leases()
    {
        var options = Options(Experiment, Experiment) with { Leases = new() { Assignment = LeaseAssignment.LeaseCount, Failover = TimeSpan.FromSeconds(1) } };
        using var adaLeaves = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        var ada = new Worker(options with { WorkerId = "ada" }, kinesis, dynamoDb).RunAsync(() => adaLeaves.IsCancellationRequested, CancellationToken.None);
        await Until(owners => owners.Count(o => o == "ada") == 4, "ada is alone");
        var done = false;
        var bob = new Worker(options with { WorkerId = "bob" }, kinesis, dynamoDb).RunAsync(() => done || ending.IsCancellationRequested, CancellationToken.None);
        await Until(owners => owners.Count(o => o == "ada") == 2 && owners.Count(o => o == "bob") == 2, "bob has come");
        await adaLeaves.CancelAsync();
        await ada;
        await Until(owners => owners.Count(o => o == "bob") == 4, "ada has left");
        done = true;
        await bob;
        Console.WriteLine("\nA lease is a row in DynamoDB. Its owner counts it up to keep it; one that is not counted up any more is anybody's.");

        async Task Until(Func<IReadOnlyList<string?>, bool> isSo, string title)
        {
            while (true)
            {
                var rows = await Rows();
                if (isSo([.. rows.Select(row => Value(row, "leaseOwner"))]))
                {
                    Say("Scan", $"{title}:");
                    foreach (var row in rows.OrderBy(row => row["leaseKey"].S, StringComparer.Ordinal))
                        Say("", $"{row["leaseKey"].S} {Value(row, "leaseOwner"),-4} checkpoint {Value(row, "checkpoint")}, counter {Value(row, "leaseCounter")}");
                    return;
                }

                await Task.Delay(100, ending.Token);
            }
        }

        async Task<List<Dictionary<string, AttributeValue>>> Rows()
        {
            try { return [.. (await dynamoDb.ScanAsync(new ScanRequest(Experiment), ending.Token)).Items.Where(row => row.ContainsKey("checkpoint"))]; }
            catch (Amazon.DynamoDBv2.Model.ResourceNotFoundException) { return []; } // The workers make the table.
        }

        static string? Value(Dictionary<string, AttributeValue> row, string name) => row.TryGetValue(name, out var value) ? value.S ?? value.N : null;
    }

    // Experiments have a stream and tables of their own, which are deleted after Ctrl+C too.
    async Task InStream(int shards, Func<Task> work)
    {
        try { await kinesis.CreateStreamAsync(new() { StreamName = Experiment, ShardCount = shards }); }
        catch (Millrace.Client.Kinesis.ResourceInUseException) { Say("CreateStream", $"{Experiment} is left from an earlier run"); }
        try
        {
            await kinesis.WaitUntilStreamExistsAsync(Experiment, cancellationToken: ending.Token);
            await work();
            ending.Token.ThrowIfCancellationRequested();
        }
        finally
        {
            await kinesis.WaitUntilStreamExistsAsync(Experiment);
            await kinesis.DeleteStreamAsync(new() { StreamName = Experiment, EnforceConsumerDeletion = true });
            await Forget(Experiment);
        }

        await kinesis.WaitUntilStreamNotExistsAsync(Experiment);
    }

    // Deletes the tables whose names begin so, and with them every memory of how far anybody was.
    async Task Forget(string prefix)
    {
        string? last = null;
        do
        {
            var page = await dynamoDb.ListTablesAsync(new ListTablesRequest { ExclusiveStartTableName = last });
            foreach (var table in page.TableNames.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
            {
                await dynamoDb.DeleteTableAsync(table);
                if (prefix != Experiment) Say("DeleteTable", table);
            }

            last = page.LastEvaluatedTableName;
        }
        while (last is not null);
    }
}
catch (KinesisException e)
{
    Say(e.ErrorCode, e.Message);
    if (e is KinesisNotFound) Console.WriteLine("\nLesson 1 makes the stream, lesson 2 fills it: dotnet run lessons/01-make-a-stream/main.cs");
}
catch (AmazonServiceException e)
{
    Say(e.ErrorCode, e.Message);
}
catch (OperationCanceledException)
{
    Say("stopped", "and what an experiment had made is deleted");
}
catch (Exception e) when (e is AmazonClientException or HttpRequestException)
{
    Say("no answer", e.Message);
    Console.WriteLine("""

        Start Millrace in another terminal (./millrace start) and copy the export lines that it prints.
        Lesson 0 finds out what is missing: dotnet run lessons/00-environment/main.cs
        """);
}

return 1;

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ending.Cancel();
}

// One stream from its oldest record on. A worker that dies is missed after 3 seconds (10 by default), so that nobody has to wait long here.
static KclOptions Options(string stream, string application, ExtendedSequenceNumber? position = null) => new()
{
    ApplicationName = application,
    Streams = [new StreamOptions(new StreamIdentifier(stream)) { InitialPosition = position ?? ExtendedSequenceNumber.TrimHorizon }],
    Leases = new LeaseOptions { Failover = TimeSpan.FromSeconds(3) },
};

// A worker: takes leases, and has a processor for each shard that it holds. This is all that one has to write.
internal sealed class Worker(KclOptions options, KinesisClient kinesis, IAmazonDynamoDB dynamoDb) : IShardRecordProcessorFactory
{
    public Action<InitializationInput> Begins { get; init; } = _ => { };

    public Func<string, ProcessRecordsInput, Task> Processes { get; init; } = (_, _) => Task.CompletedTask;

    public Action<ShutdownRequestedInput> Stops { get; init; } = _ => { };

    public IShardRecordProcessor Create(StreamIdentifier stream, string shardId) => new Processor(this, shardId);

    // Runs until it is so, or until Ctrl+C; then stops in order, with its leases given back.
    public async Task RunAsync(Func<bool> isOver, CancellationToken stop)
    {
        var scheduler = new Scheduler(options, this, kinesis, dynamoDb);
        var run = scheduler.RunAsync(CancellationToken.None);
        while (!run.IsCompleted && !isOver() && !stop.IsCancellationRequested) await Task.WhenAny(run, Task.Delay(50, CancellationToken.None));
        if (!run.IsCompleted) await scheduler.StopAsync(CancellationToken.None);
        await run;
    }

    private sealed class Processor(Worker worker, string shardId) : IShardRecordProcessor
    {
        public Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken)
        {
            worker.Begins(input);
            return Task.CompletedTask;
        }

        public Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken) => worker.Processes(shardId, input);

        // Another worker has the shard now.
        public Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken) => Task.CompletedTask;

        // The shard is closed and read to its end. Without this checkpoint the shards that follow it are never read.
        public Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken) => input.Checkpointer.CheckpointAsync(cancellationToken);

        public Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken)
        {
            worker.Stops(input);
            return Task.CompletedTask;
        }
    }
}
