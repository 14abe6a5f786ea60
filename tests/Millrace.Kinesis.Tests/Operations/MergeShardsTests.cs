using Millrace.Kinesis.Records;
using Millrace.Kinesis.Shards;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class MergeShardsTests
{
    [Fact]
    public async Task Both_parents_close_and_one_child_has_their_range()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 3);
        await kinesis.PutAsync("s", "x");
        kinesis.Time.Advance(TimeSpan.FromMinutes(1));
        await kinesis.MergeAsync("s", 1, 2);

        var shards = await kinesis.ShardsAsync("s");
        Assert.Equal([false, true, true, false], shards.Select(shard => shard.SequenceNumberRange.EndingSequenceNumber is not null));
        var child = shards[3];
        Assert.Equal(
            ("shardId-000000000003", "shardId-000000000001", "shardId-000000000002"),
            (child.ShardId, child.ParentShardId, child.AdjacentParentShardId));
        Assert.Equal(
            (shards[1].HashKeyRange.StartingHashKey, shards[2].HashKeyRange.EndingHashKey),
            (child.HashKeyRange.StartingHashKey, child.HashKeyRange.EndingHashKey));
        Assert.Equal("shardId-000000000003", (await kinesis.SendAsync(new PutRecordRequest
        {
            StreamName = "s", PartitionKey = "k", ExplicitHashKey = shards[2].HashKeyRange.StartingHashKey, Data = "x"u8.ToArray(),
        })).ShardId);

        foreach (var parent in new[] { 1, 2 })
        {
            var end = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.Latest, parent));
            Assert.Null(end.NextShardIterator);
            Assert.Equal(["shardId-000000000001", "shardId-000000000002"], Assert.Single(end.ChildShards!).ParentShards);
        }
    }

    [Fact]
    public async Task The_child_starts_in_the_second_after_that_of_both_parents()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 2);

        // The upper one is young enough to be ahead of the clock.
        kinesis.Time.Advance(TimeSpan.FromMinutes(1));
        await kinesis.SplitAsync("s", 1, UInt128.MaxValue - 10);
        await kinesis.SplitAsync("s", 2, UInt128.MaxValue - 20);
        await kinesis.MergeAsync("s", 0, 4);
        var shards = await kinesis.ShardsAsync("s");
        var second = kinesis.Now / 1000;
        Assert.Equal(
            [second + 2, second + 2, second + 3],
            new[]
            {
                shards[0].SequenceNumberRange.EndingSequenceNumber!, shards[4].SequenceNumberRange.EndingSequenceNumber!,
                shards[6].SequenceNumberRange.StartingSequenceNumber,
            }.Select(text => SequenceNumber.TryParse(text, out var number) ? number.ArrivalSecond : 0));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 2)]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    public async Task Only_neighbours_in_the_order_of_their_ranges_merge(int lower, int upper)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 3);
        await Refusal.InvalidArgumentAsync(
            $"Shards {ShardName.Format(lower)} and {ShardName.Format(upper)} in stream s under account 123456789012 "
            + "are not an adjacent pair of shards eligible for merging",
            () => kinesis.MergeAsync("s", lower, upper));
        Assert.Equal(3, (await kinesis.ShardsAsync("s")).Count);
    }

    [Fact]
    public async Task Both_shards_must_be_there_and_open()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await Refusal.NotFoundAsync("Could not find shard a in stream s under account 123456789012.", () => MergeAsync("a", "b"));
        await Refusal.NotFoundAsync("Could not find shard b in stream s under account 123456789012.", () => MergeAsync("0", "b"));
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => MergeAsync("0", "9"));
        await kinesis.CreateAsync("s", 3);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => MergeAsync("0", "9"));
        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        await Refusal.NotFoundAsync("Could not find shard shardId-000000000008 in stream s under account 123456789012.", () => MergeAsync("8", "9"));
        await Refusal.NotFoundAsync("Could not find shard shardId-000000000009 in stream s under account 123456789012.", () => MergeAsync("0", "9"));

        await MergeAsync("0", "1");
        await Refusal.InvalidArgumentAsync(
            "Shard shardId-000000000001 in stream s under account 123456789012 has already been merged or split, "
            + "and thus is not eligible for merging or splitting.",
            () => MergeAsync("1", "2"));
        await Refusal.InvalidArgumentAsync(
            "Shard shardId-000000000000 in stream s under account 123456789012 has already been merged or split, "
            + "and thus is not eligible for merging or splitting.",
            () => MergeAsync("3", "0"));
        await MergeAsync("3", "2");
        Assert.Single(await kinesis.ShardsAsync("s"), shard => shard.SequenceNumberRange.EndingSequenceNumber is null);

        Task MergeAsync(string lower, string upper) =>
            kinesis.SendAsync(new MergeShardsRequest { StreamName = "s", ShardToMerge = lower, AdjacentShardToMerge = upper });
    }

    [Fact]
    public async Task A_stream_on_demand_merges_by_itself()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "s" });
        await Refusal.IsAsync(
            "ValidationException",
            "Request is invalid. Stream s under account 123456789012 is in On-Demand mode.",
            () => kinesis.MergeAsync("s", 0, 1));
    }

    [Fact]
    public async Task While_updating_both_parents_are_open()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ReshardDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 2);
        await kinesis.MergeAsync("s", 0, 1);
        Assert.Equal(StreamStatus.Updating, await kinesis.StatusAsync("s"));
        Assert.Equal(2, (await kinesis.ShardsAsync("s")).Count);
        await Refusal.InUseAsync(
            "Stream s under account 123456789012 not ACTIVE, instead in state UPDATING", () => kinesis.MergeAsync("s", 0, 1));
        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        await kinesis.WaitUntilActiveAsync("s");
        Assert.Equal("shardId-000000000002", (await kinesis.PutAsync("s", "x")).ShardId);
    }

    [Fact]
    public async Task Closed_parents_leave_the_lists_when_their_records_have_expired()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 2);
        await kinesis.MergeAsync("s", 0, 1);
        kinesis.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(3, (await kinesis.ShardsAsync("s")).Count);
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Equal("shardId-000000000002", Assert.Single(await kinesis.ShardsAsync("s")).ShardId);
        Assert.Single((await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.Shards);
    }

    [Fact]
    public async Task Filters_pick_shards_of_before_and_after()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 2);
        var before = kinesis.Time.GetUtcNow();
        kinesis.Time.Advance(TimeSpan.FromMinutes(1));
        await kinesis.MergeAsync("s", 0, 1);
        kinesis.Time.Advance(TimeSpan.FromMinutes(1));
        await kinesis.SplitAsync("s", 2, HashRange.Even(2)[1].Start);

        Assert.Equal("0 1", await ListAsync(new ShardFilter { Type = ShardFilterType.AtTrimHorizon }));
        Assert.Equal("3 4", await ListAsync(new ShardFilter { Type = ShardFilterType.AtLatest }));
        Assert.Equal("0 1", await ListAsync(new ShardFilter { Type = ShardFilterType.AtTimestamp, Timestamp = before }));
        Assert.Equal("2", await ListAsync(new ShardFilter { Type = ShardFilterType.AtTimestamp, Timestamp = before.AddSeconds(90) }));
        Assert.Equal("2 3 4", await ListAsync(new ShardFilter { Type = ShardFilterType.FromTimestamp, Timestamp = before.AddSeconds(90) }));
        Assert.Equal("0 1 2 3 4", await ListAsync(new ShardFilter { Type = ShardFilterType.FromTrimHorizon }));

        async Task<string> ListAsync(ShardFilter filter) => string.Join(
            ' ',
            (await kinesis.SendAsync(new ListShardsRequest { StreamName = "s", ShardFilter = filter })).Shards!.Select(shard => shard.ShardId[^1]));
    }
}
