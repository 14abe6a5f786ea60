using System.Globalization;
using System.Numerics;
using Millrace.Kinesis.Records;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class SplitShardTests
{
    private static readonly UInt128 Half = HashRange.Even(2)[1].Start;

    [Fact]
    public async Task The_parent_closes_and_two_children_share_its_range()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        kinesis.Time.Advance(TimeSpan.FromMinutes(1));
        await kinesis.SplitAsync("s", 0, Half);

        var shards = await kinesis.ShardsAsync("s");
        Assert.Equal(
            [
                ("shardId-000000000000", null, "0", $"{UInt128.MaxValue}"),
                ("shardId-000000000001", "shardId-000000000000", "0", $"{Half - 1}"),
                ("shardId-000000000002", "shardId-000000000000", $"{Half}", $"{UInt128.MaxValue}"),
            ],
            shards.Select(shard => (shard.ShardId, shard.ParentShardId, shard.HashKeyRange.StartingHashKey, shard.HashKeyRange.EndingHashKey)));
        Assert.All(shards, shard => Assert.Null(shard.AdjacentParentShardId));
        Assert.Equal([true, false, false], shards.Select(shard => shard.SequenceNumberRange.EndingSequenceNumber is not null));
        Assert.Equal(StreamStatus.Active, await kinesis.StatusAsync("s"));
    }

    [Fact]
    public async Task Children_start_in_the_second_after_the_one_of_closing()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        kinesis.Time.Advance(TimeSpan.FromMinutes(1));
        await kinesis.SplitAsync("s", 0, Half);

        // Again within the second: numbers go on, ahead of the clock.
        await kinesis.SplitAsync("s", 1, Half / 2);
        var shards = await kinesis.ShardsAsync("s");
        var second = kinesis.Now / 1000;
        Assert.Equal((long.MaxValue, second), (Ending(shards[0]).Index, Ending(shards[0]).ArrivalSecond));
        Assert.Equal([second + 1, second + 1, second + 2, second + 2], shards.Skip(1).Select(shard => Starting(shard).CreationSecond));
        Assert.Equal(
            [(0, second + 1), (0, second + 1), (0, second + 2), (0, second + 2)],
            shards.Skip(1).Select(shard => ((int)Starting(shard).Index, Starting(shard).ArrivalSecond)));
        Assert.Equal(second + 1, Ending(shards[1]).ArrivalSecond);
    }

    [Fact]
    public async Task Records_of_a_key_get_rising_numbers_over_generations()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var numbers = new List<BigInteger>();
        for (var shard = 0; shard < 6; shard += 2)
        {
            for (var i = 0; i < 3; i++) numbers.Add(await PutLowestAsync());
            await kinesis.SplitAsync("s", shard == 0 ? 0 : shard - 1, (UInt128)(1_000_000 >> shard));
        }

        numbers.Add(await PutLowestAsync());
        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());

        async Task<BigInteger> PutLowestAsync() => BigInteger.Parse(
            (await kinesis.SendAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "k", ExplicitHashKey = "0", Data = "x"u8.ToArray() })).SequenceNumber,
            CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Records_go_to_the_children_and_what_the_parent_held_stays_there()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "before");
        var latest = await kinesis.IteratorAsync("s", ShardIteratorType.Latest);
        await kinesis.SplitAsync("s", 0, Half);
        var lower = await kinesis.SendAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "k", ExplicitHashKey = $"{Half - 1}", Data = "l"u8.ToArray() });
        var upper = await kinesis.SendAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "k", ExplicitHashKey = $"{Half}", Data = "u"u8.ToArray() });
        Assert.Equal(("shardId-000000000001", "shardId-000000000002"), (lower.ShardId, upper.ShardId));

        Assert.Equal(["before"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
        Assert.Equal(["l"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, shard: 1)));
        Assert.Equal(["u"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, shard: 2)));

        // An iterator from before the split finds the end.
        var end = await kinesis.ReadAsync(latest);
        Assert.Equal((0, null), (end.Records.Count, end.NextShardIterator));
        Assert.Equal(["shardId-000000000001", "shardId-000000000002"], end.ChildShards!.Select(child => child.ShardId));
    }

    [Fact]
    public async Task While_updating_the_parent_is_open_and_takes_records()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ReshardDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        await kinesis.SplitAsync("s", 0, Half);
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(29_999));

        Assert.Equal(StreamStatus.Updating, await kinesis.StatusAsync("s"));
        Assert.Null(Assert.Single(await kinesis.ShardsAsync("s")).SequenceNumberRange.EndingSequenceNumber);
        Assert.Equal("shardId-000000000000", (await kinesis.PutAsync("s", "x")).ShardId);
        Assert.NotNull((await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.Latest))).NextShardIterator);
        await Refusal.InUseAsync(
            "Stream s under account 123456789012 not ACTIVE, instead in state UPDATING", () => kinesis.SplitAsync("s", 0, Half));

        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
        await kinesis.WaitUntilActiveAsync("s");
        var shards = await kinesis.ShardsAsync("s");
        Assert.Equal(3, shards.Count);
        Assert.Equal(kinesis.Now / 1000, Ending(shards[0]).ArrivalSecond);
        Assert.NotEqual("shardId-000000000000", (await kinesis.PutAsync("s", "y")).ShardId);
        Assert.Equal(["x"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    public async Task A_restart_in_the_middle_completes_it(int secondsDown)
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ReshardDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "x");
        await kinesis.SplitAsync("s", 0, Half);
        kinesis.Time.Advance(TimeSpan.FromSeconds(10));
        await kinesis.ReopenAsync(TimeSpan.FromSeconds(secondsDown));

        if (secondsDown < 20)
        {
            Assert.Equal(StreamStatus.Updating, await kinesis.StatusAsync("s"));
            kinesis.Time.Advance(TimeSpan.FromSeconds(20 - secondsDown));
            await kinesis.WaitUntilActiveAsync("s");
        }

        Assert.Equal(StreamStatus.Active, await kinesis.StatusAsync("s"));
        Assert.Equal([true, false, false], (await kinesis.ShardsAsync("s")).Select(shard => shard.SequenceNumberRange.EndingSequenceNumber is not null));
        Assert.Equal(["x"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));

        // And what it came to is kept.
        var before = await kinesis.ShardsAsync("s");
        await kinesis.ReopenAsync();
        Assert.Equal(before, await kinesis.ShardsAsync("s"));
    }

    [Fact]
    public async Task A_stream_that_is_deleted_meanwhile_goes()
    {
        await using var kinesis = await TestKinesis.OpenAsync(
            new KinesisOptions { ReshardDuration = TimeSpan.FromSeconds(30), DeleteDuration = TimeSpan.FromSeconds(60) });
        await kinesis.CreateAsync("s", 1);
        await kinesis.SplitAsync("s", 0, Half);
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });
        kinesis.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal((StreamStatus.Deleting, 1), (await kinesis.StatusAsync("s"), (await kinesis.ShardsAsync("s")).Count));
        await kinesis.ReopenAsync();
        Assert.Equal((StreamStatus.Deleting, 1), (await kinesis.StatusAsync("s"), (await kinesis.ShardsAsync("s")).Count));
        kinesis.Time.Advance(TimeSpan.FromSeconds(1));
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.StatusAsync("s"));
    }

    [Fact]
    public async Task Without_room_for_the_new_state_the_shard_stays_open_until_there_is()
    {
        FaultyStateStore? store = null;
        await using var kinesis = await TestKinesis.OpenAsync(
            new KinesisOptions { ReshardDuration = TimeSpan.FromSeconds(30) }, state: memory => store = new FaultyStateStore(memory));
        await kinesis.CreateAsync("s", 1);
        await kinesis.SplitAsync("s", 0, Half);
        store!.IsFull = true;
        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        await store.Refused.Task.WaitAsync(TestKinesis.Cancellation);
        Assert.Equal((StreamStatus.Updating, 1), (await kinesis.StatusAsync("s"), (await kinesis.ShardsAsync("s")).Count));
        Assert.Equal("shardId-000000000000", (await kinesis.PutAsync("s", "x")).ShardId);

        store.IsFull = false;
        while (await kinesis.StatusAsync("s") != StreamStatus.Active)
        {
            kinesis.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(3, (await kinesis.ShardsAsync("s")).Count);
        Assert.Equal(["x"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("340282366920938463463374607431768211455")]
    [InlineData("340282366920938463463374607431768211456")]
    [InlineData("999999999999999999999999999999999999999")]
    public async Task The_point_must_leave_both_children_a_range(string at)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.InvalidArgumentAsync(
            $"NewStartingHashKey {at} used in SplitShard() on shard shardId-000000000000 in stream s under account 123456789012 "
            + "is not both greater than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey "
            + "340282366920938463463374607431768211455.",
            () => kinesis.SendAsync(new SplitShardRequest { StreamName = "s", ShardToSplit = "shardId-0", NewStartingHashKey = at }));
    }

    [Fact]
    public async Task The_point_is_in_the_shards_own_range()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 2);
        foreach (var at in new[] { Half - 1, Half, Half + 1, UInt128.MaxValue })
        {
            await Refusal.InvalidArgumentAsync(
                $"NewStartingHashKey {at} used in SplitShard() on shard shardId-000000000001 in stream s under account 123456789012 "
                + $"is not both greater than one plus the shard's StartingHashKey {Half} and less than the shard's EndingHashKey {UInt128.MaxValue}.",
                () => kinesis.SplitAsync("s", 1, at));
        }

        await kinesis.SplitAsync("s", 1, Half + 2);
        await kinesis.SplitAsync("s", 0, 2);
        await kinesis.SplitAsync("s", 3, UInt128.MaxValue - 1);
        Assert.Equal(8, (await kinesis.ShardsAsync("s")).Count);
    }

    [Fact]
    public async Task A_shard_is_named_leniently_but_must_be_there()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });

        // An id that is none comes before the stream, and the stream's state before the shard.
        await Refusal.NotFoundAsync("Could not find shard shardId-x in stream s under account 123456789012.", () => SplitAsync("shardId-x"));
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => SplitAsync("7"));
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => SplitAsync("7"));
        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        await Refusal.NotFoundAsync("Could not find shard shardId-000000000007 in stream s under account 123456789012.", () => SplitAsync("7"));
        await SplitAsync("whatever-0");
        Assert.Equal(3, (await kinesis.ShardsAsync("s")).Count);

        Task SplitAsync(string shard) =>
            kinesis.SendAsync(new SplitShardRequest { StreamName = "s", ShardToSplit = shard, NewStartingHashKey = $"{Half}" });
    }

    [Fact]
    public async Task A_closed_shard_cannot_be_split_again()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SplitAsync("s", 0, Half);
        await Refusal.InvalidArgumentAsync(
            "Shard shardId-000000000000 in stream s under account 123456789012 has already been merged or split, "
            + "and thus is not eligible for merging or splitting.",
            () => kinesis.SplitAsync("s", 0, Half));
    }

    [Fact]
    public async Task A_stream_on_demand_splits_by_itself()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "s" });
        await Refusal.IsAsync(
            "ValidationException",
            "Request is invalid. Stream s under account 123456789012 is in On-Demand mode.",
            () => kinesis.SplitAsync("s", 0, 5));
    }

    [Fact]
    public async Task The_accounts_quota_of_shards_comes_before_the_point()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ShardLimit = 4, ReshardDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 2);
        await kinesis.CreateAsync("t", 1);
        await kinesis.SplitAsync("t", 0, Half);

        // The one that is being split counts as two.
        await Refusal.LimitExceededAsync(
            "This request would exceed the shard limit for the account 123456789012 in eu-central-1. Current shard count for the account: 4. "
            + "Limit: 4. Number of additional shards that would have resulted from this request: 1. Refer to the AWS Service Limits page "
            + "(http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request higher limits.",
            () => kinesis.SplitAsync("s", 0, 0));
    }

    private static SequenceNumber Starting(Shard shard) => Parse(shard.SequenceNumberRange.StartingSequenceNumber);

    private static SequenceNumber Ending(Shard shard) => Parse(shard.SequenceNumberRange.EndingSequenceNumber!);

    private static SequenceNumber Parse(string text)
    {
        Assert.True(SequenceNumber.TryParse(text, out var number));
        return number;
    }
}
