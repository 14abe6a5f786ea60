using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class UpdateShardCountTests
{
    [Fact]
    public async Task Doubling_splits_each_shard_at_its_middle()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 2);
        var answer = await kinesis.ScaleAsync("s", 4);
        Assert.Equal(
            ("s", "arn:aws:kinesis:eu-central-1:123456789012:stream/s", 2, 4),
            (answer.StreamName, answer.StreamARN, answer.CurrentShardCount, answer.TargetShardCount));
        Assert.Equal(["0", "1", "2<0", "3<0", "4<1", "5<1"], await LineageAsync(kinesis));
        await IsEvenAsync(kinesis, 4);
    }

    [Fact]
    public async Task Halving_merges_neighbours_in_pairs()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 4);
        await kinesis.ScaleAsync("s", 2);
        Assert.Equal(["0", "1", "2", "3", "4<0+1", "5<2+3"], await LineageAsync(kinesis));
        await IsEvenAsync(kinesis, 2);
    }

    [Fact]
    public async Task Other_counts_go_by_shards_that_live_for_a_moment()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 2);
        await kinesis.ScaleAsync("s", 3);
        Assert.Equal(["0", "1", "2<0", "3<0", "4<1", "5<1", "6<3+4"], await LineageAsync(kinesis));
        await IsEvenAsync(kinesis, 3);

        // Who reads on passes through them.
        var page = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, shard: 3));
        Assert.Equal((0, null), (page.Records.Count, page.NextShardIterator));
        Assert.Equal("shardId-000000000006", Assert.Single(page.ChildShards!).ShardId);
    }

    [Fact]
    public async Task The_target_may_be_what_there_is()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 3);
        var answer = await kinesis.ScaleAsync("s", 3);
        Assert.Equal((3, 3), (answer.CurrentShardCount, answer.TargetShardCount));
        Assert.Equal(["0", "1", "2"], await LineageAsync(kinesis));
    }

    [Fact]
    public async Task While_updating_the_old_shards_are_open()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ReshardDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 2);
        await kinesis.ScaleAsync("s", 3);
        Assert.Equal(StreamStatus.Updating, await kinesis.StatusAsync("s"));
        Assert.Equal(["0", "1"], await LineageAsync(kinesis));
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state UPDATING", () => kinesis.ScaleAsync("s", 3));

        await kinesis.ReopenAsync();
        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        await kinesis.WaitUntilActiveAsync("s");
        Assert.Equal(["0", "1", "2<0", "3<0", "4<1", "5<1", "6<3+4"], await LineageAsync(kinesis));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 7)]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    [InlineData(1, int.MaxValue)]
    public async Task It_goes_to_double_or_half(int current, int target)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", current);
        await Refusal.LimitExceededAsync(
            "UpdateShardCount on stream s under account 123456789012 cannot scale to more than double or less than half of the open shards, "
            + $"nor to more than 10000. Current open shard count: {current}. Target shard count: {target}.",
            () => kinesis.ScaleAsync("s", target));
        Assert.Equal(current, (await kinesis.ShardsAsync("s")).Count);
    }

    [Fact]
    public async Task Only_open_shards_count()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 4);
        await kinesis.ScaleAsync("s", 2);
        await Assert.ThrowsAsync<Wire.ServiceException>(() => kinesis.ScaleAsync("s", 5));
        Assert.Equal(2, (await kinesis.ScaleAsync("s", 4)).CurrentShardCount);
    }

    [Fact]
    public async Task Ten_thousand_shards_are_the_most()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ShardLimit = 20_000 });
        await kinesis.CreateAsync("s", 5001);
        await Refusal.LimitExceededAsync(
            "UpdateShardCount on stream s under account 123456789012 cannot scale to more than double or less than half of the open shards, "
            + "nor to more than 10000. Current open shard count: 5001. Target shard count: 10001.",
            () => kinesis.ScaleAsync("s", 10_001));
        await kinesis.ScaleAsync("s", 10_000);
        Assert.Equal(
            10_000, (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary.OpenShardCount);
    }

    [Fact]
    public async Task It_goes_ten_times_in_24_hours()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        for (var i = 0; i < 10; i++)
        {
            await kinesis.ScaleAsync("s", 2 - i % 2);
            kinesis.Time.Advance(TimeSpan.FromHours(2));
        }

        await kinesis.ReopenAsync();
        await kinesis.ScaleAsync("s", 1);
        kinesis.Time.Advance(TimeSpan.FromHours(4) - TimeSpan.FromMilliseconds(1));
        await Refusal.LimitExceededAsync(
            "Stream s under account 123456789012 has been scaled 10 times in the last 24 hours, which is the most that UpdateShardCount allows.",
            () => kinesis.ScaleAsync("s", 2));
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
        await kinesis.ScaleAsync("s", 2);
    }

    [Fact]
    public async Task The_accounts_quota_of_shards_holds()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ShardLimit = 5 });
        await kinesis.CreateAsync("s", 2);
        await kinesis.CreateAsync("t", 2);
        await Refusal.LimitExceededAsync(
            "This request would exceed the shard limit for the account 123456789012 in eu-central-1. Current shard count for the account: 4. "
            + "Limit: 5. Number of additional shards that would have resulted from this request: 2. Refer to the AWS Service Limits page "
            + "(http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request higher limits.",
            () => kinesis.ScaleAsync("s", 4));
        await kinesis.ScaleAsync("s", 3);
    }

    [Fact]
    public async Task A_stream_on_demand_scales_by_itself()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "s" });
        await Refusal.IsAsync(
            "ValidationException", "Request is invalid. Stream s under account 123456789012 is in On-Demand mode.", () => kinesis.ScaleAsync("s", 8));
    }

    [Fact]
    public async Task There_must_be_a_stream_that_is_active()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.ScaleAsync("s", 2));
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => kinesis.ScaleAsync("s", 2));
    }

    private static async Task<string[]> LineageAsync(TestKinesis kinesis) =>
    [
        .. (await kinesis.ShardsAsync("s")).Select(shard => shard switch
        {
            { ParentShardId: null } => $"{shard.ShardId[^1]}",
            { AdjacentParentShardId: null } => $"{shard.ShardId[^1]}<{shard.ParentShardId[^1]}",
            _ => $"{shard.ShardId[^1]}<{shard.ParentShardId[^1]}+{shard.AdjacentParentShardId[^1]}",
        }),
    ];

    private static async Task IsEvenAsync(TestKinesis kinesis, int count) => Assert.Equal(
        HashRange.Even(count).Select(range => range.ToShape()),
        (await kinesis.ShardsAsync("s")).Where(shard => shard.SequenceNumberRange.EndingSequenceNumber is null)
            .Select(shard => shard.HashKeyRange)
            .OrderBy(range => UInt128.Parse(range.StartingHashKey, System.Globalization.CultureInfo.InvariantCulture)));
}
