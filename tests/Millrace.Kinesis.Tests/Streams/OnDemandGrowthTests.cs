using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Streams;

public sealed class OnDemandGrowthTests
{
    private const string Low = "0";
    private const int BusyBytes = 30_000_000;

    private static readonly KinesisOptions Growing = new() { OnDemandScaling = true };

    [Fact]
    public async Task A_shard_that_took_more_than_half_of_what_it_can_is_split_and_no_other()
    {
        await using var kinesis = await TestKinesis.OpenAsync(Growing);
        await using var growth = await OpenAsync(kinesis);
        await PutAsync(kinesis, BusyBytes);
        await growth.GrowAllAsync();
        Assert.Equal(4, await OpenShardsAsync(kinesis));

        await PutAsync(kinesis, BusyBytes + 1);
        await growth.GrowAllAsync();
        var shards = await kinesis.ShardsAsync("s");
        Assert.Equal(["shardId-000000000001", "shardId-000000000002", "shardId-000000000003", "shardId-000000000004", "shardId-000000000005"], Open(shards));
        Assert.All(shards.TakeLast(2), shard => Assert.Equal(ShardName.Format(0), shard.ParentShardId));
        var widths = shards.TakeLast(2).Select(static shard => UInt128.Parse(shard.HashKeyRange.EndingHashKey, null) - UInt128.Parse(shard.HashKeyRange.StartingHashKey, null)).ToArray();
        Assert.InRange(widths[0] > widths[1] ? widths[0] - widths[1] : widths[1] - widths[0], UInt128.Zero, UInt128.One);

        // What was counted was for that minute alone.
        await growth.GrowAllAsync();
        Assert.Equal(5, await OpenShardsAsync(kinesis));
    }

    [Fact]
    public async Task A_minute_of_many_small_records_makes_it_grow_too_and_the_clock_brings_it_about()
    {
        await using var kinesis = await TestKinesis.OpenAsync(Growing);
        await using var growth = await OpenAsync(kinesis);
        var batch = Enumerable.Repeat(new PutRecordsRequestEntry { PartitionKey = "k", ExplicitHashKey = Low, Data = new byte[1] }, 500).ToArray();
        for (var i = 0; i < 61; i++) await kinesis.SendAsync(new PutRecordsRequest { StreamName = "s", Records = batch });
        kinesis.Time.Advance(TimeSpan.FromMinutes(1));
        while (await OpenShardsAsync(kinesis) != 5)
        {
            TestKinesis.Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Steady_traffic_leads_to_shards_that_each_take_less_than_half_and_nothing_is_lost()
    {
        await using var kinesis = await TestKinesis.OpenAsync(Growing);
        await using var growth = await OpenAsync(kinesis);
        var sent = 0;
        for (var minute = 0; minute < 4; minute++)
        {
            // 3 MB/s over the whole range: 180 records of 1 MB in a minute.
            for (var i = 0; i < 180; i++, sent++)
            {
                var hashKey = UInt128.MaxValue / 180 * (UInt128)i;
                await kinesis.SendAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "k", ExplicitHashKey = hashKey.ToString(), Data = new byte[1_000_000] });
            }

            await growth.GrowAllAsync();
        }

        Assert.Equal(8, await OpenShardsAsync(kinesis));
        var read = 0;
        foreach (var shard in await kinesis.ShardsAsync("s"))
        {
            Assert.True(ShardName.TryParse(shard.ShardId, out var index));
            var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, index);
            GetRecordsResponse page;
            do
            {
                page = await kinesis.ReadAsync(iterator);
                read += page.Records.Count;
                iterator = page.NextShardIterator!;
            }
            while (page.NextShardIterator is not null && page.MillisBehindLatest > 0);
        }

        Assert.Equal(sent, read);
    }

    [Fact]
    public async Task A_stream_that_is_provisioned_or_not_active_or_told_not_to_does_not_grow()
    {
        await using var kinesis = await TestKinesis.OpenAsync(Growing with { ReshardDuration = TimeSpan.FromSeconds(30) });
        await using var growth = await OpenAsync(kinesis);
        await kinesis.CreateAsync("provisioned", 1);
        await PutAsync(kinesis, 2 * BusyBytes, "provisioned");
        await growth.GrowAllAsync();
        Assert.Single(await kinesis.ShardsAsync("provisioned"));

        await PutAsync(kinesis, 2 * BusyBytes);
        await growth.GrowAllAsync();
        Assert.Equal(StreamStatus.Updating, await kinesis.StatusAsync("s"));
        await PutAsync(kinesis, 2 * BusyBytes);
        await growth.GrowAllAsync();
        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        await kinesis.WaitUntilActiveAsync("s");
        Assert.Equal(5, await OpenShardsAsync(kinesis));

        kinesis.Room.Current.Options = new KinesisOptions();
        await PutAsync(kinesis, 2 * BusyBytes);
        await growth.GrowAllAsync();
        Assert.Equal(5, await OpenShardsAsync(kinesis));
    }

    private static async Task<OnDemandGrowth> OpenAsync(TestKinesis kinesis)
    {
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "s" });
        return new OnDemandGrowth(kinesis.Room.Streams, kinesis.Room.Current, kinesis.Time);
    }

    /// <summary>Puts so many bytes, keys included, into the lowest shard.</summary>
    private static async Task PutAsync(TestKinesis kinesis, int bytes, string stream = "s")
    {
        const int most = 1_000_000;
        for (; bytes > 0; bytes -= most)
        {
            var data = new byte[Math.Min(bytes, most) - 1];
            await kinesis.SendAsync(new PutRecordRequest { StreamName = stream, PartitionKey = "k", ExplicitHashKey = Low, Data = data });
        }
    }

    private static async Task<int> OpenShardsAsync(TestKinesis kinesis) => Open(await kinesis.ShardsAsync("s")).Count();

    private static IEnumerable<string> Open(IEnumerable<Shard> shards) =>
        shards.Where(static shard => shard.SequenceNumberRange.EndingSequenceNumber is null).Select(static shard => shard.ShardId);
}
