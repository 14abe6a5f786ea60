#:project ../../src/Millrace.Client

// Lesson 1: make a stream and wait until it is there. Experiments: --twice, --no-count, --two-regions; --delete cleans up.
using Amazon;
using Amazon.Runtime;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

const string Stream = "millrace-lessons";
void Say(string call, string outcome) => Console.WriteLine($"{call,-22} {outcome}");

try
{
    using var kinesis = new KinesisClient();
    return args switch
    {
        [] => await MakeAStream(kinesis),
        ["--twice"] => await Twice(kinesis),
        ["--no-count"] => await NoCount(kinesis),
        ["--two-regions"] => await TwoRegions(),
        ["--delete"] => await Delete(kinesis, Stream),
        _ => Usage(),
    };
}
catch (KinesisException e)
{
    Say(e.ErrorCode, e.Message);
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

async Task<int> MakeAStream(KinesisClient kinesis)
{
    await Create(kinesis, Stream, 1);
    await Describe(kinesis, Stream);
    Console.WriteLine("\nNext: the experiments (--twice, --no-count, --two-regions), then dotnet run lessons/02-produce-data/main.cs");
    return 0;
}

async Task Create(KinesisClient kinesis, string name, int? shards)
{
    try
    {
        await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = name, ShardCount = shards });
        Say("CreateStream", $"{name} with {shards?.ToString() ?? "no count of"} shard(s): accepted, and being made");
    }
    catch (ResourceInUseException)
    {
        Say("CreateStream", $"{name} is there already, from an earlier run. That will do.");
    }
}

async Task Describe(KinesisClient kinesis, string name)
{
    // A stream is CREATING for a while (half a minute on AWS) and takes no records until it is ACTIVE.
    var stream = await kinesis.WaitUntilStreamExistsAsync(name);
    Say("DescribeStreamSummary", $"{stream.StreamStatus}, {stream.StreamModeDetails?.StreamMode}, {stream.OpenShardCount} shard(s), "
        + $"keeps records {stream.RetentionPeriodHours} h");
    Say("", stream.StreamARN);
    var shards = (await kinesis.DescribeStreamAsync(new DescribeStreamRequest { StreamName = name })).StreamDescription.Shards;
    foreach (var shard in shards)
        Say("DescribeStream", $"{shard.ShardId}: hash keys {shard.HashKeyRange.StartingHashKey} to {shard.HashKeyRange.EndingHashKey}");
}

// A second stream of the same name, with the very same parameters and with others.
async Task<int> Twice(KinesisClient kinesis)
{
    await Create(kinesis, Stream, 1);
    await Describe(kinesis, Stream);
    foreach (var shards in (int[])[1, 2])
    {
        try
        {
            await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = Stream, ShardCount = shards });
        }
        catch (ResourceInUseException e)
        {
            Say($"CreateStream again, {shards}", $"{e.ErrorCode}: {e.Message}");
        }
    }

    Console.WriteLine("\nA name is taken as long as its stream exists, even while it is made or deleted. Nothing was changed:");
    await Describe(kinesis, Stream);
    return 0;
}

async Task<int> NoCount(KinesisClient kinesis)
{
    const string Name = Stream + "-no-count";
    await Create(kinesis, Name, shards: null);
    await Describe(kinesis, Name);
    try
    {
        var provisioned = new StreamModeDetails { StreamMode = StreamMode.Provisioned };
        await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = Name + "-2", StreamModeDetails = provisioned });
        await Delete(kinesis, Name + "-2");
    }
    catch (KinesisException e)
    {
        Say("CreateStream", $"PROVISIONED without a count: {e.ErrorCode}: {e.Message}");
    }

    return await Delete(kinesis, Name);
}

async Task<int> TwoRegions()
{
    const string Name = Stream + "-regions";
    using var america = new KinesisClient(new KinesisConfig { RegionEndpoint = RegionEndpoint.USEast1 });
    using var europe = new KinesisClient(new KinesisConfig { RegionEndpoint = RegionEndpoint.EUWest1 });
    await Create(america, Name, 1);
    await Create(europe, Name, 2);
    await Describe(america, Name);
    await Describe(europe, Name);
    Console.WriteLine("\nTwo streams that know nothing of each other; only the region in the ARN tells them apart.");
    await Delete(america, Name);
    return await Delete(europe, Name);
}

async Task<int> Delete(KinesisClient kinesis, string name)
{
    await kinesis.DeleteStreamAsync(new DeleteStreamRequest { StreamName = name });
    await kinesis.WaitUntilStreamNotExistsAsync(name);
    Say("DeleteStream", $"{name} is gone from {kinesis.Config.RegionEndpoint.SystemName}");
    return 0;
}

static int Usage()
{
    Console.WriteLine("dotnet run lessons/01-make-a-stream/main.cs -- [--twice | --no-count | --two-regions | --delete]");
    return 2;
}
