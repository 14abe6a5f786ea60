#:project ../../src/Millrace.Client

// Lesson 3: read what lesson 2 put. README.md has the questions and the flag that answers each.
using System.Text;
using Amazon.Runtime;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

const string Stream = "millrace-lessons";
void Say(string call, string outcome) => Console.WriteLine($"{call,-22} {outcome}");

try
{
    using var kinesis = new KinesisClient();
    switch (args)
    {
        case []: await Consume(kinesis, follow: false); break;
        case ["--follow"]: await Consume(kinesis, follow: true); break;
        case ["--positions"]: await Positions(kinesis); break;
        case ["--limit", var text] when int.TryParse(text, out var limit): await ThreeCalls(kinesis, limit, advance: true); break;
        case ["--stuck"]: await ThreeCalls(kinesis, limit: 1, advance: false); break;
        case ["--missed"]: await Missed(kinesis); break;
        case ["--invalid"]: await kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = "made-up" }); break;
        default:
            Console.WriteLine("dotnet run lessons/03-basic-consumer/main.cs -- [--follow | --positions | --invalid | --stuck | --limit N | --missed]");
            return 2;
    }

    return 0;
}
catch (KinesisException e)
{
    Say(e.ErrorCode, e.Message);
    Console.WriteLine(e switch
    {
        ResourceNotFoundException => "\nLesson 1 makes the stream, lesson 2 fills it: dotnet run lessons/01-make-a-stream/main.cs",
        InvalidArgumentException or ExpiredIteratorException =>
            "\nAn iterator lives 5 minutes. Keep the last sequence number instead, and get a new iterator AFTER_SEQUENCE_NUMBER.",
        _ => "",
    });
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

async Task<IReadOnlyList<Shard>> ShardsOf(KinesisClient kinesis, string stream) =>
    (await kinesis.DescribeStreamAsync(new DescribeStreamRequest { StreamName = stream })).StreamDescription.Shards;

// Where to start in a shard: with a number or a time where the type asks for one.
async Task<string> Start(
    KinesisClient kinesis, string stream, string shard, string type, string? number = null, DateTimeOffset? time = null)
{
    var request = new GetShardIteratorRequest { StreamName = stream, ShardId = shard, ShardIteratorType = type };
    return (await kinesis.GetShardIteratorAsync(request with { StartingSequenceNumber = number, Timestamp = time })).ShardIterator!;
}

static string Text(Record record)
{
    var text = Encoding.UTF8.GetString(record.Data!.Value.Span).ReplaceLineEndings(" ");
    return $"{record.PartitionKey}: {(text.Length > 60 ? text[..60] + "..." : text)}";
}

// Reads one shard to its newest record. An empty answer is not the end: only a missing next iterator is.
async Task<List<Record>> ReadAll(KinesisClient kinesis, string iterator, bool follow = false, Action<Record>? each = null)
{
    var records = new List<Record>();
    for (string? next = iterator; next is not null;)
    {
        var answer = await kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = next });
        records.AddRange(answer.Records);
        foreach (var record in answer.Records) each?.Invoke(record);
        if (answer.MillisBehindLatest == 0 && !follow) break;
        next = answer.NextShardIterator;
        await Task.Delay(250); // A shard answers 5 calls a second.
    }

    return records;
}

async Task Consume(KinesisClient kinesis, bool follow)
{
    var shards = await ShardsOf(kinesis, Stream);
    Say("DescribeStream", $"{shards.Count} shard(s): each is read by itself, with an iterator of its own");
    await Task.WhenAll(shards.Select(async shard =>
    {
        var iterator = await Start(kinesis, Stream, shard.ShardId, ShardIteratorType.TrimHorizon);
        Say("GetShardIterator", $"TRIM_HORIZON of {shard.ShardId}: the oldest record that is kept");
        var read = await ReadAll(kinesis, iterator, follow, r => Say($"{r.ApproximateArrivalTimestamp:HH:mm:ss.fff}", Text(r)));
        Say("GetRecords", $"{read.Count} record(s) in {shard.ShardId}, and it has no newer ones");
    }));
    Console.WriteLine("\nNext: the experiments (--positions, --missed, ...). To clean up: lessons/01-make-a-stream/main.cs -- --delete");
}

// The five places to start from. Reading deletes nothing, so any of them goes back as often as one likes.
async Task Positions(KinesisClient kinesis)
{
    var shard = (await ShardsOf(kinesis, Stream))[0].ShardId;
    var all = await ReadAll(kinesis, await Start(kinesis, Stream, shard, ShardIteratorType.TrimHorizon));
    if (all.Count == 0) { Say("GetRecords", "nothing to read yet: dotnet run lessons/02-produce-data/main.cs"); return; }
    var middle = all[all.Count / 2];
    Say("the middle record", $"is {all.Count / 2 + 1} of {all.Count}, number {middle.SequenceNumber}");
    foreach (var (type, number, time) in new (string, string?, DateTimeOffset?)[]
    {
        (ShardIteratorType.TrimHorizon, null, null),
        (ShardIteratorType.AtSequenceNumber, middle.SequenceNumber, null),
        (ShardIteratorType.AfterSequenceNumber, middle.SequenceNumber, null),
        (ShardIteratorType.AtTimestamp, null, middle.ApproximateArrivalTimestamp),
        (ShardIteratorType.Latest, null, null),
    })
    {
        var read = await ReadAll(kinesis, await Start(kinesis, Stream, shard, type, number, time));
        Say(type, $"{read.Count} record(s)" + (read.Count == 0 ? "" : $", the first is {read[0].SequenceNumber}"));
    }
}

async Task ThreeCalls(KinesisClient kinesis, int limit, bool advance)
{
    var next = await Start(kinesis, Stream, (await ShardsOf(kinesis, Stream))[0].ShardId, ShardIteratorType.TrimHorizon);
    for (var call = 1; call <= 3; call++)
    {
        var answer = await kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = next, Limit = limit });
        Say($"GetRecords {call}", $"{answer.Records.Count} record(s), {answer.MillisBehindLatest} ms behind the newest");
        foreach (var record in answer.Records) Say("", Text(record));
        if (advance) next = answer.NextShardIterator!;
    }

    Console.WriteLine(advance
        ? "\nA limit is the most that comes, and the next iterator goes on right behind. Without one: 10000 records or 10 MiB."
        : "\nThe same each time, until the iterator expires after 5 minutes. Reading moves nothing: you do, with NextShardIterator.");
}

// Four consumers of two shards, three of which miss something.
async Task Missed(KinesisClient kinesis)
{
    const string Name = Stream + "-experiment";
    try { await Delete(); } catch (ResourceNotFoundException) { } // Left only by a run that was stopped half way.
    await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = Name, ShardCount = 2 });
    await kinesis.WaitUntilStreamExistsAsync(Name);
    var shards = await ShardsOf(kinesis, Name);

    var early = await Count(ShardIteratorType.TrimHorizon, shards);
    var records = Enumerable.Range(0, 10).Select(i => new PutRecordsRequestEntry { PartitionKey = $"device-{i}", Data = new byte[] { 1 } });
    await kinesis.PutRecordsAsync(new PutRecordsRequest { StreamName = Name, Records = [.. records] });
    Say("PutRecords", "10 records into 2 shards");
    Say("stopped when empty", $"{early} records: an empty answer only means nothing yet");
    Say("began at LATEST", $"{await Count(ShardIteratorType.Latest, shards)} records: the iterator was made after the put");
    Say("read one shard", $"{await Count(ShardIteratorType.TrimHorizon, shards.Take(1))} records: the others are in the other shard");
    Say("read all of both", $"{await Count(ShardIteratorType.TrimHorizon, shards)} records");
    await Delete();

    async Task<int> Count(string type, IEnumerable<Shard> from) => (await Task.WhenAll(from.Select(async s =>
        await ReadAll(kinesis, await Start(kinesis, Name, s.ShardId, type))))).Sum(r => r.Count);
    async Task Delete()
    {
        await kinesis.DeleteStreamAsync(new DeleteStreamRequest { StreamName = Name });
        await kinesis.WaitUntilStreamNotExistsAsync(Name);
    }
}
