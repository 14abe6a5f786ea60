#:project ../../src/Millrace.Kcl

// Lesson 5: a function that is called with the stream's records. README.md has the questions and the flag that answers each.
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Millrace.Client.Iam;
using Millrace.Client.Kinesis;
using Millrace.Client.Lambda;
using Millrace.Client.Logs;
using Millrace.Kcl;
using Millrace.Kcl.Coordination;
using Millrace.Kcl.Processing;
using Millrace.Model.Kinesis;
using Millrace.Model.Lambda;
using KinesisNotFound = Millrace.Client.Kinesis.ResourceNotFoundException;
using LogsNotFound = Millrace.Client.Logs.ResourceNotFoundException;

const string Stream = "millrace-lessons";
const string Function = "millrace-lessons";
const string Experiment = "millrace-lessons-experiment";
const string Second = "millrace-lessons-experiment-2";
void Say(string call, string outcome) => Console.WriteLine($"{call,-24} {outcome}");
using var ending = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

try
{
    using var kinesis = new KinesisClient();
    using var lambda = new LambdaClient();
    using var logs = new LogsClient();
    using var iam = new IamClient();
    switch (args)
    {
        case []: await Connect(follow: false); break;
        case ["--follow"]: await Connect(follow: true); break;
        case ["--upgrade"]: await InStream(Upgrade); break;
        case ["--upgrade-kcl"]: await InStream(UpgradeKcl); break;
        case ["--throws"]: await InStream(Throws); break;
        case ["--chain"]: await InStream(Chain); break;
        case ["--delete"]:
            await Delete(Function, Say);
            Say("deleted", "nothing of this lesson is left but the stream");
            break;
        default:
            Console.WriteLine("dotnet run lessons/05-lambda-function/main.cs -- [--follow | --upgrade | --upgrade-kcl | --throws | --chain | --delete]");
            return 2;
    }

    return 0;

    // A role, a function, a mapping from the stream of lesson 1; records, and what the function wrote of them.
    async Task Connect(bool follow)
    {
        var began = DateTimeOffset.UtcNow;
        var streamArn = (await kinesis.DescribeStreamSummaryAsync(new() { StreamName = Stream }, ending.Token)).StreamDescriptionSummary.StreamARN;
        var function = await Deploy(Function, await MakeRole(Function, streamArn), Zip("handler.js"), Say);

        var byHand = """{"Records":[{"kinesis":{"partitionKey":"by-hand","data":"aGVsbG8="}}]}""";
        var answer = await lambda.InvokeAsync(new() { FunctionName = Function, Payload = Encoding.UTF8.GetBytes(byHand) }, ending.Token);
        Say("Invoke", $"by hand, with a record of our own: {Encoding.UTF8.GetString(answer.Payload.GetValueOrDefault().Span)}");

        try
        {
            var mapping = await Map(streamArn, Function);
            Say("CreateEventSourceMapping", $"{mapping.UUID}: from the oldest record of {Stream} to {function.FunctionName}");
        }
        catch (ResourceConflictException)
        {
            Say("CreateEventSourceMapping", "is there from an earlier run, and has remembered how far it is");
        }

        var marks = Enumerable.Range(1, 3).Select(i => $"hello {i} of {began:HH:mm:ss.fff}").ToList();
        foreach (var mark in marks) await kinesis.PutRecordAsync(new() { StreamName = Stream, PartitionKey = "lesson-5", Data = Encoding.UTF8.GetBytes(mark) }, ending.Token);
        Say("PutRecord x 3", $"to {Stream}; FilterLogEvents shows the log of the function:");
        await foreach (var line in Log(Function, began))
        {
            Console.WriteLine($"  {line.At:HH:mm:ss.fff} {line.Text}");
            marks.RemoveAll(mark => line.Text.EndsWith(mark, StringComparison.Ordinal));
            if (marks.Count == 0 && !follow) break;
        }

        Console.WriteLine($"""

            INIT_START, START, END and REPORT are Lambda's own lines; the others are the function's. It goes on without this program: with -- --follow watch
            its log while lesson 2 puts records. Change handler.js and run this again: that is an upgrade. Next: the experiments (--upgrade, --throws, ...).
            """);
    }

    // New code while records come in.
    async Task Upgrade(string streamArn)
    {
        var began = DateTimeOffset.UtcNow;
        var role = await MakeRole(Experiment, streamArn);
        await Deploy(Experiment, role, Zip("handler.js"), Say);
        await Map(streamArn, Experiment);
        var load = new Load(kinesis, Experiment, ending.Token);
        var seen = new Processed();
        var isUpgraded = false;
        await foreach (var line in Log(Experiment, began))
        {
            if (Regex.Match(line.Text, @"version (\d): (\S+) (\d+)$") is { Success: true } match)
                seen.Add(int.Parse(match.Groups[1].Value), match.Groups[2].Value, int.Parse(match.Groups[3].Value), line.At);
            if (!isUpgraded && seen.Count >= 100)
            {
                isUpgraded = true;
                await Deploy(Experiment, role, Zip("handler.js", text => text.Replace("version = 1", "version = 2", StringComparison.Ordinal)), Say);
            }

            if (isUpgraded && seen.By(2) >= 100) await load.StopAsync();
            if (load.Put is { } put && seen.Distinct >= put) break;
        }

        seen.Tell(Say, load.Put!.Value);
        Console.WriteLine("""

            Who upgrades makes one call. The batch that is under way is finished by the old code; from the next on the new one is called.
            The mapping holds the place in each shard, so nothing is lost, and a shard's batches come one after another, so nothing overtakes.
            To compare: -- --upgrade-kcl.
            """);
    }

    // The same with lesson 4's library: here the code is a program, and who upgrades stops one and starts another.
    async Task UpgradeKcl(string streamArn)
    {
        using var dynamoDb = new AmazonDynamoDBClient();
        var seen = new Processed();
        var load = new Load(kinesis, Experiment, ending.Token);
        var options = new KclOptions
        {
            ApplicationName = Experiment,
            Streams = [new StreamOptions(new StreamIdentifier(Experiment)) { InitialPosition = ExtendedSequenceNumber.TrimHorizon }],
            Leases = new LeaseOptions { Failover = TimeSpan.FromSeconds(1) },
        };
        await using var one = new Worker(options with { WorkerId = "version-1" }, kinesis, dynamoDb, 1, seen);
        var run = one.RunAsync();
        while (seen.Count < 100) await Task.Delay(50, ending.Token);
        await one.StopAsync();
        await run;
        Say("version 1", "is told to stop: it finishes its batches, checkpoints and gives its leases back");
        await using var two = new Worker(options with { WorkerId = "version-2" }, kinesis, dynamoDb, 2, seen);
        run = two.RunAsync();
        Say("version 2", "is started");
        while (seen.By(2) < 100) await Task.Delay(50, ending.Token);
        await load.StopAsync();
        while (seen.Distinct < load.Put) await Task.Delay(50, ending.Token);
        await two.StopAsync();
        await run;

        seen.Tell(Say, load.Put!.Value);
        Console.WriteLine("""

            Nothing is lost or overtaken here either: the leases remember. But somebody has to run the programs, and between the two nobody
            processes. A program that is killed and not stopped checkpoints no more: what came since its last checkpoint comes twice.
            """);
    }

    // What becomes of records 1 to 5 when the function fails at the third is for the mapping to say.
    async Task Throws(string streamArn)
    {
        var role = await MakeRole(Experiment, streamArn);
        foreach (var i in (int[])[1, 2, 3, 4, 5, 6])
            await kinesis.PutRecordAsync(new() { StreamName = Experiment, PartitionKey = "key", Data = Encoding.UTF8.GetBytes($"{i}") }, ending.Token);
        var settings = new CreateEventSourceMappingRequest { FunctionName = "" };
        foreach (var (name, isFixed, reports, mapping) in ((string, bool, bool, CreateEventSourceMappingRequest)[])
        [
            ("throws, then is fixed", true, false, settings),
            ("reports, then is fixed", true, true, settings with { FunctionResponseTypes = ["ReportBatchItemFailures"] }),
            ("throws, no retry", false, false, settings with { MaximumRetryAttempts = 0 }),
            ("throws, bisected", false, false, settings with { MaximumRetryAttempts = 0, BisectBatchOnFunctionError = true }),
        ])
        {
            var began = DateTimeOffset.UtcNow;
            var function = $"{Experiment}-{name.Replace(",", "", StringComparison.Ordinal).Replace(' ', '-')}";
            await Deploy(function, role, Zip("throws.js"), say: null, new() { ["FAILS"] = "1", [reports ? "REPORTS" : "THROWS"] = "1" });
            await Map(streamArn, function, mapping with { BatchSize = 5 });
            var story = new List<string>();
            await foreach (var line in Log(function, began))
            {
                if (Regex.Match(line.Text, @"record (\d!?)$") is not { Success: true } match) continue;
                story.Add(match.Groups[1].Value);
                if (story is [.., "6"]) break;
                if (isFixed && story.Count(record => record == "3!") == 1 && story[^1] == "3!")
                    await lambda.UpdateFunctionConfigurationAsync(new() { FunctionName = function, Environment = new() { Variables = reports ? new Dictionary<string, string> { ["REPORTS"] = "1" } : [] } }, ending.Token);
            }

            Say(name, string.Join(' ', story));
        }

        Console.WriteLine("""

            A batch of 1 to 5, then 6. A batch that failed comes again as a whole, and the shard waits for it: by default until the records are too old.
            Who reports how far it came gets the rest again. Without retries the batch is dropped, 4 and 5 with it; bisected, it is halved until the
            bad record is alone. What is dropped can be told to a queue: DestinationConfig.OnFailure of the mapping.
            """);
    }

    // A function that puts into a second stream what it makes of the first.
    async Task Chain(string streamArn)
    {
        await MakeStream(Second);
        var secondArn = (await kinesis.DescribeStreamSummaryAsync(new() { StreamName = Second }, ending.Token)).StreamDescriptionSummary.StreamARN;
        await Deploy(Experiment, await MakeRole(Experiment, streamArn, secondArn), Zip("chain.js", library: "kinesis.js"), Say, new() { ["STREAM"] = Second });
        await Map(streamArn, Experiment);
        foreach (var word in (string[])["down", "the", "stream"])
            await kinesis.PutRecordAsync(new() { StreamName = Experiment, PartitionKey = "key", Data = Encoding.UTF8.GetBytes(word) }, ending.Token);
        Say("PutRecord x 3", $"to {Experiment}");

        var shards = await kinesis.ListShardsAsync(new() { StreamName = Second }, ending.Token);
        var places = new Queue<string>();
        foreach (var shard in shards.Shards!)
            places.Enqueue((await kinesis.GetShardIteratorAsync(new() { StreamName = Second, ShardId = shard.ShardId, ShardIteratorType = ShardIteratorType.TrimHorizon }, ending.Token)).ShardIterator!);
        var arrived = 0;
        while (arrived < 3)
        {
            var page = await kinesis.GetRecordsAsync(new() { ShardIterator = places.Dequeue() }, ending.Token);
            places.Enqueue(page.NextShardIterator!);
            foreach (var record in page.Records)
                Say($"GetRecords {++arrived}", $"from {Second}: {Encoding.UTF8.GetString(record.Data.GetValueOrDefault().Span)}");
            await Task.Delay(250, ending.Token);
        }

        Console.WriteLine("""

            Yes, it can: a function is a program with its role's key in its environment, and this role may put. Zipped beside chain.js is the library
            that it needs. If it fails after a put, its batch comes again and so does the put: the second stream's readers must not mind.
            """);
    }

    // A role that Lambda can assume, which may read the stream and write logs, and put into another stream if there is one.
    async Task<string> MakeRole(string name, string streamArn, string? second = null)
    {
        string arn;
        try
        {
            var trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"lambda.amazonaws.com"}}]}""";
            arn = (await iam.CreateRoleAsync(new() { RoleName = name, AssumeRolePolicyDocument = trust }, ending.Token)).Role.Arn;
            Say("CreateRole", $"{name}: lambda.amazonaws.com may assume it");
        }
        catch (EntityAlreadyExistsException)
        {
            arn = (await iam.GetRoleAsync(new() { RoleName = name }, ending.Token)).Role.Arn;
            Say("CreateRole", $"{name} is there from an earlier run");
        }

        static string Allow(string actions, string resource) => $$"""{"Effect":"Allow","Action":[{{actions}}],"Resource":"{{resource}}"}""";
        var read = Allow("\"kinesis:GetRecords\",\"kinesis:GetShardIterator\",\"kinesis:DescribeStream*\",\"kinesis:ListShards\"", streamArn);
        var log = Allow("\"logs:CreateLogGroup\",\"logs:CreateLogStream\",\"logs:PutLogEvents\"", "*");
        var put = second is null ? "" : "," + Allow("\"kinesis:PutRecord\"", second);
        var policy = $$"""{"Version":"2012-10-17","Statement":[{{read}},{{log}},{"Effect":"Allow","Action":"kinesis:ListStreams","Resource":"*"}{{put}}]}""";
        await iam.PutRolePolicyAsync(new() { RoleName = name, PolicyName = "work", PolicyDocument = policy }, ending.Token);
        return arn;
    }

    // Makes a function or, where there is one of the name, gives it new code; then waits until it is ready.
    async Task<FunctionConfiguration> Deploy(string name, string role, byte[] zip, Action<string, string>? say, Dictionary<string, string>? variables = null)
    {
        // On AWS it takes a role some seconds until every service knows it.
        for (var tries = 0; ; tries++)
        {
            try
            {
                await lambda.CreateFunctionAsync(new()
                {
                    FunctionName = name, Role = role, Runtime = Runtime.Nodejs22X, Handler = "index.handler", Timeout = 30, Code = new() { ZipFile = zip },
                    Environment = variables is null ? null : new() { Variables = variables },
                }, ending.Token);
                say?.Invoke("CreateFunction", $"{name}: {zip.Length} bytes of zip, for Node.js");
                break;
            }
            catch (ResourceConflictException)
            {
                await lambda.UpdateFunctionCodeAsync(new() { FunctionName = name, ZipFile = zip }, ending.Token);
                say?.Invoke("UpdateFunctionCode", $"{name}: {zip.Length} bytes of zip");
                break;
            }
            catch (InvalidParameterValueException e) when (tries < 30 && e.Message.Contains("cannot be assumed", StringComparison.Ordinal))
            {
                await Task.Delay(1000, ending.Token);
            }
        }

        while (true)
        {
            var function = await lambda.GetFunctionConfigurationAsync(new() { FunctionName = name }, ending.Token);
            if (function is { State: State.Active, LastUpdateStatus: LastUpdateStatus.Successful }) return function;
            await Task.Delay(200, ending.Token);
        }
    }

    async Task<EventSourceMappingConfiguration> Map(string streamArn, string function, CreateEventSourceMappingRequest? settings = null) =>
        await lambda.CreateEventSourceMappingAsync(
            (settings ?? new() { FunctionName = "" }) with { FunctionName = function, EventSourceArn = streamArn, StartingPosition = EventSourcePosition.TrimHorizon },
            ending.Token);

    // What a function writes, from a moment on and as it comes.
    async IAsyncEnumerable<(DateTimeOffset At, string Text)> Log(string function, DateTimeOffset began)
    {
        var told = new HashSet<string>();
        var from = began.ToUnixTimeMilliseconds();
        while (true)
        {
            string? next = null;
            do
            {
                IReadOnlyList<Millrace.Model.Logs.FilteredLogEvent> events = [];
                try
                {
                    var page = await logs.FilterLogEventsAsync(new() { LogGroupName = $"/aws/lambda/{function}", StartTime = from, NextToken = next }, ending.Token);
                    (events, next) = (page.Events ?? [], page.NextToken);
                }
                catch (LogsNotFound)
                {
                    next = null; // Nothing was written yet.
                }

                foreach (var line in events)
                {
                    // A line can be late: look back a little.
                    from = Math.Max(from, line.Timestamp!.Value - 10_000);
                    if (told.Add(line.EventId!)) yield return (DateTimeOffset.FromUnixTimeMilliseconds(line.Timestamp.Value), line.Message.ToString().TrimEnd());
                }
            }
            while (next is not null);
            await Task.Delay(250, ending.Token);
        }
    }

    // Deletes mappings, functions, their logs and the role, as far as they are there.
    async Task Delete(string name, Action<string, string> say)
    {
        bool IsOurs(string other) => other == name || (name == Experiment && other.StartsWith($"{name}-", StringComparison.Ordinal));
        foreach (var function in ((await lambda.ListFunctionsAsync(new())).Functions ?? []).Select(f => f.FunctionName!).Where(IsOurs))
        {
            foreach (var mapping in (await lambda.ListEventSourceMappingsAsync(new() { FunctionName = function })).EventSourceMappings ?? [])
            {
                try { await lambda.DeleteEventSourceMappingAsync(new() { UUID = mapping.UUID! }); }
                catch (Exception e) when (e is Millrace.Client.Lambda.ResourceInUseException or Millrace.Client.Lambda.ResourceNotFoundException) { continue; } // It is being deleted.
                say("DeleteEventSourceMapping", mapping.UUID!);
            }

            while ((await lambda.ListEventSourceMappingsAsync(new() { FunctionName = function })).EventSourceMappings is { Count: > 0 }) await Task.Delay(200);
            await lambda.DeleteFunctionAsync(new() { FunctionName = function });
            say("DeleteFunction", function);
        }

        foreach (var group in ((await logs.DescribeLogGroupsAsync(new() { LogGroupNamePrefix = $"/aws/lambda/{name}" })).LogGroups ?? []).Select(g => g.LogGroupName!))
        {
            if (!IsOurs(group["/aws/lambda/".Length..])) continue;
            await logs.DeleteLogGroupAsync(new() { LogGroupName = group });
            say("DeleteLogGroup", group);
        }

        try { await iam.DeleteRolePolicyAsync(new() { RoleName = name, PolicyName = "work" }); }
        catch (NoSuchEntityException) { } // Then there is no role, or it has none.
        try { await iam.DeleteRoleAsync(new() { RoleName = name }); }
        catch (NoSuchEntityException) { return; }
        say("DeleteRole", name);
    }

    async Task MakeStream(string stream)
    {
        try { await kinesis.CreateStreamAsync(new() { StreamName = stream, ShardCount = 2 }); }
        catch (Millrace.Client.Kinesis.ResourceInUseException) { Say("CreateStream", $"{stream} is left from an earlier run"); }
        await kinesis.WaitUntilStreamExistsAsync(stream, cancellationToken: ending.Token);
    }

    // Experiments have streams, functions and a role of their own, which are deleted after Ctrl+C too.
    async Task InStream(Func<string, Task> work)
    {
        static void Quiet(string call, string outcome) { }
        try
        {
            await Delete(Experiment, Quiet);
            await MakeStream(Experiment);
            await work((await kinesis.DescribeStreamSummaryAsync(new() { StreamName = Experiment }, ending.Token)).StreamDescriptionSummary.StreamARN);
            ending.Token.ThrowIfCancellationRequested();
        }
        finally
        {
            await Delete(Experiment, Quiet);
            foreach (var stream in (string[])[Experiment, Second])
            {
                try { await kinesis.DeleteStreamAsync(new() { StreamName = stream, EnforceConsumerDeletion = true }); }
                catch (KinesisNotFound) { continue; }
                await kinesis.WaitUntilStreamNotExistsAsync(stream);
            }

            using var dynamoDb = new AmazonDynamoDBClient();
            foreach (var table in (await dynamoDb.ListTablesAsync()).TableNames.Where(t => t.StartsWith(Experiment, StringComparison.Ordinal))) await dynamoDb.DeleteTableAsync(table);
        }
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

// The handler, under the name that the function is told, and a library beside it if it needs one.
static byte[] Zip(string handler, Func<string, string>? change = null, string? library = null)
{
    var folder = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
    using var output = new MemoryStream();
    using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
    {
        Add("index.js", File.ReadAllText(Path.Combine(folder, handler)), change ?? (text => text));
        if (library is not null) Add(library, File.ReadAllText(Path.Combine(folder, library)), text => text);

        void Add(string name, string text, Func<string, string> changed)
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(changed(text)));
        }
    }

    return output.ToArray();
}

// Puts numbered records under four keys, one after another, until it is stopped.
internal sealed class Load
{
    private readonly CancellationTokenSource _stop;
    private readonly Task<int> _work;

    public Load(KinesisClient kinesis, string stream, CancellationToken ending)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(ending);
        _work = RunAsync(kinesis, stream);
    }

    // How many records were put; null while it goes on.
    public int? Put => _work.IsCompletedSuccessfully ? _work.Result : null;

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _work;
    }

    private async Task<int> RunAsync(KinesisClient kinesis, string stream)
    {
        var count = 0;
        for (var number = 1; !_stop.IsCancellationRequested; number++)
        {
            foreach (var key in (string[])["ant", "bee", "cat", "dog"])
            {
                await kinesis.PutRecordAsync(new() { StreamName = stream, PartitionKey = key, Data = Encoding.UTF8.GetBytes($"{number}") }, CancellationToken.None);
                count++;
            }

            await Task.WhenAny(Task.Delay(20, _stop.Token));
        }

        return count;
    }
}

// Which code processed which record, and when.
internal sealed class Processed
{
    private readonly ConcurrentQueue<(int Version, string Key, int Number, DateTimeOffset At)> _all = [];

    public int Count => _all.Count;

    public int Distinct => _all.DistinctBy(record => (record.Key, record.Number)).Count();

    public int By(int version) => _all.Count(record => record.Version == version);

    public void Add(int version, string key, int number, DateTimeOffset at) => _all.Enqueue((version, key, number, at));

    public void Tell(Action<string, string> say, int put)
    {
        foreach (var key in _all.GroupBy(record => record.Key).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var one = key.Where(record => record.Version == 1).ToList();
            var two = key.Where(record => record.Version == 2).ToList();
            var pause = two.Min(record => record.At) - one.Max(record => record.At);
            say($"key {key.Key}", $"1 to {one.Max(record => record.Number)} by version 1, {two.Min(record => record.Number)} to {two.Max(record => record.Number)} by version 2, "
                + $"{Math.Max(0, pause.TotalMilliseconds):F0} ms in between");
        }

        var overtaken = _all.GroupBy(record => record.Key).Sum(key => key.Count(record =>
            record.Version == 1 && key.Any(other => other.Version == 2 && other.Number < record.Number)));
        say("records", $"{put} put, {put - Distinct} lost, {_all.Count - Distinct} twice, {overtaken} by the old code after the new");
    }
}

// One version of a program that lesson 4's library runs.
internal sealed class Worker : IShardRecordProcessorFactory, IAsyncDisposable
{
    private readonly Scheduler _scheduler;
    private readonly int _version;
    private readonly Processed _seen;

    public Worker(KclOptions options, KinesisClient kinesis, IAmazonDynamoDB dynamoDb, int version, Processed seen)
    {
        (_version, _seen) = (version, seen);
        _scheduler = new Scheduler(options, this, kinesis, dynamoDb);
    }

    public IShardRecordProcessor Create(StreamIdentifier stream, string shardId) => new Processor(_version, _seen);

    public Task RunAsync() => _scheduler.RunAsync(CancellationToken.None);

    public Task StopAsync() => _scheduler.StopAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _scheduler.DisposeAsync();

    private sealed class Processor(int version, Processed seen) : IShardRecordProcessor
    {
        public Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken)
        {
            foreach (var record in input.Records) seen.Add(version, record.PartitionKey, int.Parse(Encoding.UTF8.GetString(record.Data.Span)), DateTimeOffset.UtcNow);
            return input.Checkpointer.CheckpointAsync(cancellationToken);
        }

        public Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken) => input.Checkpointer.CheckpointAsync(cancellationToken);

        public Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
