#:project ../../src/Millrace.Client

// Lesson 2: put records into the stream of lesson 1. README.md has the questions and the flag that answers each.
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Amazon.Runtime;
using Millrace.Client.Administration;
using Millrace.Client.Aggregation;
using Millrace.Client.Iam;
using Millrace.Client.Kinesis;
using Millrace.Client.Producer;
using Millrace.Client.Sts;
using Millrace.Model.Kinesis;

const string Stream = "millrace-lessons";
const string Broker = "millrace-lessons-broker";
const string Fleet = "millrace-lessons-fleet";
void Say(string call, string outcome) => Console.WriteLine($"{call,-22} {outcome}");
static PutRecordsRequestEntry Entry(string key, string text) => new() { PartitionKey = key, Data = Encoding.UTF8.GetBytes(text) };
using var ending = new CancellationTokenSource();
static string Reading(int i) => $$"""{"device":"device-{{i % 20}}","celsius":{{20 + i % 7}}}""";

try
{
    using var kinesis = new KinesisClient();
    switch (args)
    {
        case []: await Produce(kinesis); break;
        case ["--keys"]: await InStream(kinesis, 4, s => Keys(s, kinesis)); break;
        case ["--file", var path]: await Put(kinesis, Stream, Path.GetFileName(path), await File.ReadAllBytesAsync(path)); break;
        case ["--big"]: await InStream(kinesis, 1, s => Big(s, kinesis)); break;
        case ["--flood"]: await InStream(kinesis, 1, Flood); break;
        case ["--list"]: await InStream(kinesis, 1, s => List(s, kinesis)); break;
        case ["--producer"]: await InStream(kinesis, 1, s => Pack(s, kinesis)); break;
        case ["--device"]: await InStream(kinesis, 1, s => Device(s, kinesis)); break;
        case ["--missing"]: await Put(kinesis, Stream + "-typo", "device-1", Encoding.UTF8.GetBytes(Reading(1))); break;
        default:
            Console.WriteLine("dotnet run lessons/02-produce-data/main.cs -- [--keys | --file F | --big | --flood | --list | --producer | --device | --missing]");
            return 2;
    }

    return Environment.ExitCode;
}
catch (KinesisException e)
{
    Say(e.ErrorCode, e.Message);
    if (e is ResourceNotFoundException)
        Console.WriteLine("\nA stream must be there before its records. Lesson 1 makes it: dotnet run lessons/01-make-a-stream/main.cs");
}
catch (AmazonServiceException e)
{
    Say(e.ErrorCode, e.Message);
    Console.WriteLine("\n--device makes a user and a role, and deletes them: it needs a key that may. Millrace's own, test / test, is one.");
}
catch (OperationCanceledException)
{
    Say("stopped", "and what the experiment had made is deleted");
}
catch (IOException e)
{
    Say("no file", e.Message);
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

async Task Put(KinesisClient kinesis, string stream, string key, ReadOnlyMemory<byte> data)
{
    var put = await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = stream, PartitionKey = key, Data = data });
    Say("PutRecord", $"{data.Length} bytes, key {key}: in {put.ShardId} as number {put.SequenceNumber}");
}

Task<PutRecordsResponse> PutAll(KinesisClient kinesis, string stream, IEnumerable<PutRecordsRequestEntry> records) =>
    kinesis.PutRecordsAsync(new PutRecordsRequest { StreamName = stream, Records = [.. records] });

async Task Produce(KinesisClient kinesis)
{
    await Put(kinesis, Stream, "device-1", Encoding.UTF8.GetBytes(Reading(1)));
    var batch = await PutAll(kinesis, Stream, Enumerable.Range(2, 9).Select(i => Entry($"device-{i}", Reading(i))));
    Say("PutRecords", $"{batch.Records.Count} records in one call, {batch.FailedRecordCount} failed; a failed one must be sent again");
    foreach (var record in batch.Records) Say("", record.ErrorCode ?? $"{record.ShardId} {record.SequenceNumber}");
    Console.WriteLine("\nNext: the experiments (--keys, --list, ...), then dotnet run lessons/03-basic-consumer/main.cs");
}

// Experiments that would get in lesson 3's way have a stream of their own, which is deleted after Ctrl+C too.
async Task InStream(KinesisClient kinesis, int shards, Func<string, Task> work)
{
    const string Name = Stream + "-experiment";
    using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    try { await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = Name, ShardCount = shards }); }
    catch (ResourceInUseException) { Say("CreateStream", $"{Name} is left from an earlier run"); }
    try
    {
        await kinesis.WaitUntilStreamExistsAsync(Name, cancellationToken: ending.Token);
        await work(Name);
        ending.Token.ThrowIfCancellationRequested();
    }
    finally
    {
        // One that is being made cannot be deleted yet.
        await kinesis.WaitUntilStreamExistsAsync(Name);
        await kinesis.DeleteStreamAsync(new DeleteStreamRequest { StreamName = Name });
    }

    await kinesis.WaitUntilStreamNotExistsAsync(Name);

    void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        ending.Cancel();
    }
}

// 400 records into 4 shards, with the partition key chosen in four ways.
async Task Keys(string stream, KinesisClient kinesis)
{
    var choices = new (string Choice, Func<int, string> Key)[]
    {
        ("always the same", _ => "sensor"),
        ("one of 3 sites", i => (i % 3) switch { 0 => "north", 1 => "south", _ => "west" }),
        ("one of 20 devices", i => $"device-{i % 20}"),
        ("a new one each time", _ => Guid.NewGuid().ToString()),
    };
    foreach (var (choice, key) in choices)
    {
        var put = await PutAll(kinesis, stream, Enumerable.Range(0, 400).Select(i => Entry(key(i), Reading(i))));
        var counts = Enumerable.Range(0, 4).Select(s => put.Records.Count(r => r.ShardId == $"shardId-{s:D12}"));
        Say(choice, "records per shard: " + string.Join(' ', counts.Select(c => $"{c,4}")));
    }

    Console.WriteLine("\nThe key's MD5 picks the shard. Same key, same shard, kept in order; many keys, many shards, more throughput.");
}

async Task Big(string stream, KinesisClient kinesis)
{
    const int Limit = 1 << 20;
    await Put(kinesis, stream, "key", new byte[Limit - 3]);
    Say("", "that is 1 MiB (1048576 bytes) exactly: the key's 3 bytes count. One byte more:");
    await Put(kinesis, stream, "key", new byte[Limit - 2]);
}

// One shard takes 1000 records and 1 MiB a second. The SDK would hide a refusal by trying again, hence no retries here.
async Task Flood(string stream)
{
    using var kinesis = new KinesisClient(new KinesisConfig { MaxErrorRetry = 0 });
    var refused = 0;
    foreach (var (what, count, text) in new[] { ("small records", 500, Reading(1)), ("records of 100 kB", 10, new string('x', 100_000)) })
    {
        var clock = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            PutAll(kinesis, stream, Enumerable.Repeat(Entry("flood", text), count))));
        var results = answers.SelectMany(a => a.Records).ToList();
        var failed = results.Where(r => r.ErrorCode is not null).ToList();
        refused += failed.Count;
        Say("PutRecords x 4", $"{results.Count} {what} in {clock.ElapsedMilliseconds} ms: {failed.Count} refused");
        if (failed.Count > 0) Say(failed[0].ErrorCode!, failed[0].ErrorMessage ?? "");
    }

    Console.WriteLine(refused > 0
        ? "\nWait and send the refused records again, and only those; or add shards and spread the keys."
        : "\nNothing was refused: this server does not throttle. AWS would refuse what exceeds 1000 records or 1 MiB in a second with\n"
            + "ProvisionedThroughputExceededException: PutRecord as a whole, PutRecords record by record (count FailedRecordCount).");
}

async Task List(string stream, KinesisClient kinesis)
{
    var readings = Enumerable.Range(0, 100).Select(Reading).ToList();
    var batch = await PutAll(kinesis, stream, readings.Select((r, i) => Entry($"device-{i % 20}", r)));
    var list = Encoding.UTF8.GetBytes($"[{string.Join(',', readings)}]");
    var single = await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = stream, PartitionKey = "device-0", Data = list });
    var numbers = batch.Records.Select(r => r.SequenceNumber).Distinct().Count();
    Say("PutRecords", $"1 call, {batch.Records.Count} records, {numbers} sequence numbers, {readings.Sum(r => r.Length)} bytes");
    Say("PutRecord of a list", $"1 call, 1 record, 1 sequence number ({single.SequenceNumber}), {list.Length} bytes");
    Console.WriteLine("""

        The batch keeps each reading's key, order and fate: one can fail alone. The list is one record: it counts once against
        1000 records a second, has one key and one shard, is lost or kept as a whole, and its reader must take it apart.
        """);
}

// A producer takes readings one by one, sends them in few records and few calls, and tells what became of each.
async Task Pack(string stream, KinesisClient kinesis)
{
    var outcomes = new List<Task<ProducerResult>>();
    await using (var producer = new KinesisProducer(kinesis, stream))
    {
        for (var i = 0; i < 2000; i++)
            outcomes.Add(await producer.EnqueueAsync($"device-{i % 20}", Encoding.UTF8.GetBytes(Reading(i))));
    }

    var results = await Task.WhenAll(outcomes);
    var first = results[0];
    Say("KinesisProducer", $"{results.Length} readings put; the first is number {first.SubSequenceNumber} inside record {first.SequenceNumber}");

    var start = await kinesis.GetShardIteratorAsync(
        new() { StreamName = stream, ShardId = first.ShardId, ShardIteratorType = ShardIteratorType.TrimHorizon });
    var page = await kinesis.GetRecordsAsync(new() { ShardIterator = start.ShardIterator! });
    Say("GetRecords", $"{page.Records.Count} records, {page.Records.Sum(r => r.Data!.Value.Length)} bytes, keys {string.Join(' ', page.Records.Select(r => r.PartitionKey))}");

    var readings = new List<UserRecord>();
    foreach (var record in page.Records) RecordDeaggregator.Deaggregate(record, shard: null, readings);
    Say("RecordDeaggregator", $"{readings.Count} readings again; the last has key {readings[^1].PartitionKey}: {Encoding.UTF8.GetString(readings[^1].Data.Span)}");
}

// A broker, which stands where nobody opens it, hands a device credentials for 15 minutes that may put records into one stream.
async Task Device(string stream, KinesisClient kinesis)
{
    using var iam = new IamClient();
    await DeleteIdentities(iam);
    try
    {
        await AsDevice(stream, kinesis, iam, ending.Token);
    }
    finally
    {
        try
        {
            await DeleteIdentities(iam);
            Say("deleted", $"user {Broker} and role {Fleet}");
        }
        catch (Exception e)
        {
            Say("NOT deleted", $"user {Broker}, role {Fleet}: run this again, it deletes them first");
            Say((e as IamException)?.ErrorCode ?? e.GetType().Name, e.Message);
            Environment.ExitCode = 1;
        }
    }
}

async Task AsDevice(string stream, KinesisClient kinesis, IamClient iam, CancellationToken stop)
{
    var streamArn = (await kinesis.DescribeStreamSummaryAsync(new() { StreamName = stream }, stop)).StreamDescriptionSummary.StreamARN;
    var account = streamArn.Split(':')[4];

    // The role may put into all the fleet's streams. Whom its account lets assume it, may.
    var role = (await iam.CreateRoleAsync(new()
    {
        RoleName = Fleet,
        AssumeRolePolicyDocument = Allow("sts:AssumeRole", $$"""
            "Principal":{"AWS":"{{account}}"}
            """),
    }, CancellationToken.None)).Role;
    await iam.PutRolePolicyAsync(new()
    {
        RoleName = Fleet, PolicyName = "put",
        PolicyDocument = Allow("kinesis:PutRecord*", On($"{streamArn[..streamArn.LastIndexOf('/')]}/millrace-lessons*")),
    }, CancellationToken.None);
    Say("CreateRole", $"{Fleet}: may kinesis:PutRecord* on stream/millrace-lessons*");

    await iam.CreateUserAsync(new() { UserName = Broker }, CancellationToken.None);
    await iam.PutUserPolicyAsync(new() { UserName = Broker, PolicyName = "assume", PolicyDocument = Allow("sts:AssumeRole", On(role.Arn)) }, CancellationToken.None);
    var key = (await iam.CreateAccessKeyAsync(new() { UserName = Broker }, CancellationToken.None)).AccessKey;
    Say("CreateUser", $"{Broker}: may sts:AssumeRole on this role");

    using var sts = new StsClient(new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey), new StsConfig());
    var session = await Eventually(() => sts.AssumeRoleAsync(new()
    {
        RoleArn = role.Arn, RoleSessionName = "device-1", DurationSeconds = 900,
        Policy = Allow("kinesis:PutRecord", On(streamArn)),
    }, stop), stop);
    var temporary = session.Credentials!;
    Say("AssumeRole", $"key {temporary.AccessKeyId} for device-1, until {temporary.Expiration:HH:mm:ss} UTC, for kinesis:PutRecord on this stream\n");

    var credentials = new SessionAWSCredentials(temporary.AccessKeyId, temporary.SecretAccessKey, temporary.SessionToken);
    using var device = new KinesisClient(credentials, new KinesisConfig());
    using var deviceIam = new IamClient(credentials, new IamConfig());
    var record = new PutRecordRequest { StreamName = stream, PartitionKey = "device-1", Data = Encoding.UTF8.GetBytes(Reading(1)) };
    await Eventually(() => device.PutRecordAsync(record, stop), stop);

    // An iterator of somebody else's is of no use to the device either.
    var start = await kinesis.GetShardIteratorAsync(
        new() { StreamName = stream, ShardId = "shardId-000000000000", ShardIteratorType = ShardIteratorType.TrimHorizon }, stop);
    await Try("PutRecord", () => device.PutRecordAsync(record, stop));
    await Try("PutRecords", () => PutAll(device, stream, [Entry("device-1", Reading(1))]));
    await Try("PutRecord elsewhere", () => device.PutRecordAsync(record with { StreamName = Stream }, stop));
    await Try("GetShardIterator", () => device.GetShardIteratorAsync(
        new() { StreamName = stream, ShardId = "shardId-000000000000", ShardIteratorType = ShardIteratorType.TrimHorizon }, stop));
    await Try("GetRecords", () => device.GetRecordsAsync(new() { ShardIterator = start.ShardIterator! }, stop));
    await Try("DescribeStream", () => device.DescribeStreamAsync(new() { StreamName = stream }, stop));
    await Try("ListStreams", () => device.ListStreamsAsync(new(), stop));
    await Try("DeleteStream", () => device.DeleteStreamAsync(new() { StreamName = stream }, stop));
    await Try("ListUsers", () => deviceIam.ListUsersAsync(new(), stop));
    await Try("CreateAccessKey", () => deviceIam.CreateAccessKeyAsync(new() { UserName = Broker }, stop));
    Console.WriteLine();

    if (!await SkipTime(kinesis.Config.ServiceURL, TimeSpan.FromMinutes(15), stop))
    {
        Say("the end", $"at {temporary.Expiration:HH:mm:ss} UTC these credentials stop working, and nobody has to do anything for it");
        return;
    }

    await Try("PutRecord", () => device.PutRecordAsync(record, stop));
    Console.WriteLine("\nWhoever digs these credentials out of a device can write nonsense into one stream, for a quarter of an hour.");
}

static string On(string arn) => $"\"Resource\":\"{arn}\"";

static string Allow(string action, string on) =>
    $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}",{{on}}}]}""";

async Task Try(string call, Func<Task> work)
{
    try
    {
        await work();
        Say(call, "yes");
    }
    catch (AmazonServiceException e) when (e.ErrorCode is "AccessDenied" or "AccessDeniedException" or "ExpiredTokenException")
    {
        Say(call, $"no: {e.Message}");
    }
}

// On AWS some seconds pass until a new key, or a new policy, is known everywhere.
async Task<T> Eventually<T>(Func<Task<T>> call, CancellationToken stop)
{
    for (var time = 1; ; time++)
    {
        try
        {
            return await call();
        }
        catch (AmazonServiceException e) when (time < 20
            && e.ErrorCode is "AccessDenied" or "AccessDeniedException" or "InvalidClientTokenId" or "UnrecognizedClientException")
        {
            Say(e.ErrorCode, "what is new is not known everywhere yet; again in 3 seconds");
            await Task.Delay(TimeSpan.FromSeconds(3), stop);
        }
    }
}

// Millrace's clock can be moved; AWS's cannot.
async Task<bool> SkipTime(string? server, TimeSpan time, CancellationToken stop)
{
    if (server is null) return false;
    try
    {
        using var administration = new MillraceAdministration(new Uri(server));
        await administration.AdvanceClockAsync(time, stop);
        Say($"{time.TotalMinutes} minutes later", "by the server's clock, which is ahead by so much until the server is started again");
        return true;
    }
    catch (Exception e) when (e is HttpRequestException or System.Text.Json.JsonException)
    {
        return false;
    }
}

// Whatever there is of them, from this run or one that was killed.
async Task DeleteIdentities(IamClient iam)
{
    await IfThere(async () =>
    {
        foreach (var key in (await iam.ListAccessKeysAsync(new() { UserName = Broker })).AccessKeyMetadata)
            await iam.DeleteAccessKeyAsync(new() { UserName = Broker, AccessKeyId = key.AccessKeyId! });
    });
    await IfThere(() => iam.DeleteUserPolicyAsync(new() { UserName = Broker, PolicyName = "assume" }));
    await IfThere(() => iam.DeleteUserAsync(new() { UserName = Broker }));
    await IfThere(() => iam.DeleteRolePolicyAsync(new() { RoleName = Fleet, PolicyName = "put" }));
    await IfThere(() => iam.DeleteRoleAsync(new() { RoleName = Fleet }));

    static async Task IfThere(Func<Task> delete)
    {
        try { await delete(); }
        catch (NoSuchEntityException) { }
    }
}
