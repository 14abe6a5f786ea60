using Microsoft.Extensions.Time.Testing;
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
        await growth.GrowAllAsync(TestKinesis.Cancellation);
        Assert.Equal(4, await OpenShardsAsync(kinesis));

        await PutAsync(kinesis, BusyBytes + 1);
        await growth.GrowAllAsync(TestKinesis.Cancellation);
        var shards = await kinesis.ShardsAsync("s");
        Assert.Equal(["shardId-000000000001", "shardId-000000000002", "shardId-000000000003", "shardId-000000000004", "shardId-000000000005"], Open(shards));
        Assert.All(shards.TakeLast(2), shard => Assert.Equal(ShardName.Format(0), shard.ParentShardId));
        var widths = shards.TakeLast(2).Select(static shard => UInt128.Parse(shard.HashKeyRange.EndingHashKey, null) - UInt128.Parse(shard.HashKeyRange.StartingHashKey, null)).ToArray();
        Assert.InRange(widths[0] > widths[1] ? widths[0] - widths[1] : widths[1] - widths[0], UInt128.Zero, UInt128.One);

        // What was counted was for that minute alone.
        await growth.GrowAllAsync(TestKinesis.Cancellation);
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

            await growth.GrowAllAsync(TestKinesis.Cancellation);
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
        await growth.GrowAllAsync(TestKinesis.Cancellation);
        Assert.Single(await kinesis.ShardsAsync("provisioned"));

        await PutAsync(kinesis, 2 * BusyBytes);
        await growth.GrowAllAsync(TestKinesis.Cancellation);
        Assert.Equal(StreamStatus.Updating, await kinesis.StatusAsync("s"));
        await PutAsync(kinesis, 2 * BusyBytes);
        await growth.GrowAllAsync(TestKinesis.Cancellation);
        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        await kinesis.WaitUntilActiveAsync("s");
        Assert.Equal(5, await OpenShardsAsync(kinesis));

        kinesis.Room.Current.Options = new KinesisOptions();
        await PutAsync(kinesis, 2 * BusyBytes);
        await growth.GrowAllAsync(TestKinesis.Cancellation);
        Assert.Equal(5, await OpenShardsAsync(kinesis));
    }

    [Fact]
    public async Task A_single_hot_key_does_not_split_a_stream_to_pieces()
    {
        await using var kinesis = await TestKinesis.OpenAsync(Growing with { Limits = new KinesisLimits { WriteRecordsPerSecond = 1 } });
        await using var growth = await OpenAsync(kinesis, new FakeTimeProvider(TestKinesis.Start));

        // A quarter of the hash keys is halved twelve times before it is less than a ten thousandth of them.
        for (var round = 1; round <= 14; round++)
        {
            await PutEachSecondAsync(kinesis, seconds: 31, [Low]);
            await growth.GrowAllAsync(TestKinesis.Cancellation);
            Assert.Equal(4 + Math.Min(round, 12), await OpenShardsAsync(kinesis));
        }
    }

    [Theory]
    [InlineData(5, 4)]
    [InlineData(6, 5)]
    [InlineData(25, 5)]
    public async Task A_shard_that_is_held_to_another_limit_is_split_at_half_of_that_and_what_is_refused_does_not_count(int perSecond, int count)
    {
        await using var kinesis = await TestKinesis.OpenAsync(Growing with { Limits = new KinesisLimits { WriteRecordsPerSecond = 10 } });
        await using var growth = await OpenAsync(kinesis, new FakeTimeProvider(TestKinesis.Start));
        await PutEachSecondAsync(kinesis, seconds: 59, [.. Enumerable.Repeat(Low, perSecond)]);
        await kinesis.SendAsync(Batch([.. Enumerable.Repeat(Low, perSecond)]));
        await growth.GrowAllAsync(TestKinesis.Cancellation);
        Assert.Equal(count, await OpenShardsAsync(kinesis));
    }

    [Fact]
    public async Task Nothing_is_lost_repeated_or_reordered_while_a_stream_grows_under_its_writers()
    {
        await using var kinesis = await TestKinesis.OpenAsync(
            Growing with { ReshardDuration = TimeSpan.FromSeconds(10), Limits = new KinesisLimits { WriteRecordsPerSecond = 2 } });
        await using var growth = await OpenAsync(kinesis, new FakeTimeProvider(TestKinesis.Start));
        string[] keys = [.. HashRange.Even(16).Select(static range => range.Start.ToString())];
        var written = new List<(string Shard, string Number)>();
        foreach (var count in new[] { 8, 16, 16 })
        {
            written.AddRange(await PutEachSecondAsync(kinesis, seconds: 50, keys));
            await growth.GrowAllAsync(TestKinesis.Cancellation);
            written.AddRange(await PutEachSecondAsync(kinesis, seconds: 10, keys));
            await kinesis.WaitUntilActiveAsync("s");
            Assert.Equal(count, await OpenShardsAsync(kinesis));
        }

        var reader = await LineageReader.OpenAsync(kinesis);
        while (!await reader.ReadAsync())
        {
        }

        Assert.Equal(
            written.GroupBy(record => record.Shard, record => record.Number).OrderBy(shard => shard.Key),
            reader.Seen.GroupBy(record => record.Shard, record => record.Number).OrderBy(shard => shard.Key));
    }

    [Fact]
    public async Task A_failure_is_told_and_tried_again_and_fails_no_call()
    {
        var faults = new List<string>();
        FaultyStateStore? state = null;
        await using var kinesis = await TestKinesis.OpenAsync(
            Growing with { BackgroundFailed = (arn, fault) => faults.Add($"{arn}: {fault.Message}") }, state: inner => state = new FaultyStateStore(inner));
        await using var growth = await OpenAsync(kinesis);
        state!.IsFull = true;
        await PutAsync(kinesis, 2 * BusyBytes);
        await growth.GrowAllAsync(TestKinesis.Cancellation);
        Assert.Equal([$"{TestKinesis.Arn("s")}: No room."], faults);
        Assert.Equal(4, await OpenShardsAsync(kinesis));

        state.IsFull = false;
        await PutAsync(kinesis, 2 * BusyBytes);
        await growth.GrowAllAsync(TestKinesis.Cancellation);
        Assert.Equal(5, await OpenShardsAsync(kinesis));
    }

    // Records of one second each after the other; what was let in, in order.
    private static async Task<List<(string Shard, string Number)>> PutEachSecondAsync(TestKinesis kinesis, int seconds, string[] hashKeys)
    {
        var written = new List<(string, string)>();
        for (var second = 0; second < seconds; second++)
        {
            var answer = await kinesis.SendAsync(Batch(hashKeys));
            written.AddRange(answer.Records.Where(static record => record.ErrorCode is null).Select(static record => (record.ShardId!, record.SequenceNumber.ToString())));
            kinesis.Time.Advance(TimeSpan.FromSeconds(1));
        }

        return written;
    }

    private static PutRecordsRequest Batch(string[] hashKeys) => new()
    {
        StreamName = "s",
        Records = [.. hashKeys.Select(static hashKey => new PutRecordsRequestEntry { PartitionKey = "k", ExplicitHashKey = hashKey, Data = new byte[1] })],
    };

    /// <summary>Makes the stream and lets it grow: by the minute, or when the test says so where that has a clock of its own that stands still.</summary>
    private static async Task<OnDemandGrowth> OpenAsync(TestKinesis kinesis, TimeProvider? ownClock = null)
    {
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "s" });
        return new OnDemandGrowth(kinesis.Room.Streams, kinesis.Room.Current, ownClock ?? kinesis.Time);
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
