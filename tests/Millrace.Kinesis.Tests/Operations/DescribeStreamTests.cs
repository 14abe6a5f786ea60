using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class DescribeStreamTests
{
    [Fact]
    public async Task A_new_stream_has_the_defaults_of_AWS()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);

        var stream = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription;
        Assert.Equal("s", stream.StreamName);
        Assert.Equal("arn:aws:kinesis:eu-central-1:123456789012:stream/s", stream.StreamARN);
        Assert.Equal(24, stream.RetentionPeriodHours);
        Assert.Equal(TestKinesis.Start, stream.StreamCreationTimestamp);
        Assert.Equal("NONE", stream.EncryptionType);
        Assert.Null(stream.KeyId);
        Assert.Empty(Assert.Single(stream.EnhancedMonitoring).ShardLevelMetrics!);
    }

    [Fact]
    public async Task Shards_come_a_hundred_at_a_time()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 250);
        var pages = new List<(int, bool?)>();
        var seen = new List<string>();
        for (var more = true; more;)
        {
            var stream = (await kinesis.SendAsync(new DescribeStreamRequest
            {
                StreamName = "s", Limit = 10_000, ExclusiveStartShardId = seen.LastOrDefault(),
            })).StreamDescription;
            pages.Add((stream.Shards.Count, stream.HasMoreShards));
            seen.AddRange(stream.Shards.Select(shard => shard.ShardId));
            more = stream.HasMoreShards == true;
        }

        Assert.Equal([(100, true), (100, true), (50, false)], pages);
        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"shardId-{i:D12}"), seen);
    }

    [Fact]
    public async Task A_limit_makes_pages_smaller()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 3);
        var stream = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s", Limit = 2, ExclusiveStartShardId = "0" })).StreamDescription;
        Assert.Equal((false, 2), (stream.HasMoreShards, stream.Shards.Count));
        stream = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s", Limit = 1, ExclusiveStartShardId = "0" })).StreamDescription;
        Assert.Equal((true, "shardId-000000000001"), (stream.HasMoreShards, Assert.Single(stream.Shards).ShardId));
    }

    [Fact]
    public async Task The_stream_is_looked_up_before_the_start()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await Refusal.NotFoundAsync(
            "Stream s under account 123456789012 not found.",
            () => kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s", ExclusiveStartShardId = "x" }));
        await kinesis.CreateAsync("s", 1);
        await Refusal.NotFoundAsync(
            "Could not find shard x in stream s under account 123456789012.",
            () => kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s", ExclusiveStartShardId = "x" }));
    }

    [Fact]
    public async Task A_stream_is_found_by_its_ARN_which_wins_over_a_name()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var stream = (await kinesis.SendAsync(new DescribeStreamRequest
        {
            StreamName = "other", StreamARN = "arn:aws:kinesis:eu-central-1:123456789012:stream/s",
        })).StreamDescription;
        Assert.Equal("s", stream.StreamName);
    }

    [Fact]
    public async Task Without_name_and_ARN_there_is_no_stream()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await Refusal.InvalidArgumentAsync(
            "Either StreamName or StreamARN should be provided.", () => kinesis.SendAsync(new DescribeStreamRequest()));
    }

    [Theory]
    [InlineData("arn:aws:kinesis:eu-central-1:123456789012:stream/s/consumer/c:1", "does not name a stream.")]
    [InlineData("arn:aws:kinesis:eu-west-1:123456789012:stream/s", "names the region eu-west-1, while it was used in a call to eu-central-1.")]
    public async Task An_ARN_of_something_else_is_refused(string arn, string why)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.InvalidArgumentAsync($"StreamARN {arn} {why}", () => kinesis.SendAsync(new DescribeStreamRequest { StreamARN = arn }));
    }

    [Fact]
    public async Task Another_accounts_stream_is_closed()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1, account: "000000000001");
        await Refusal.IsAsync(
            "AccessDeniedException",
            "User: arn:aws:iam::123456789012:root is not authorized to perform: kinesis:DescribeStream on resource: "
            + "arn:aws:kinesis:eu-central-1:000000000001:stream/s because no resource-based policy allows the kinesis:DescribeStream action",
            () => kinesis.SendAsync(new DescribeStreamRequest { StreamARN = "arn:aws:kinesis:eu-central-1:000000000001:stream/s" }));
    }

    [Theory]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    public async Task The_partition_of_an_ARN_follows_the_region(string region, string partition)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1, region);
        var stream = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" }, region)).StreamDescription;
        Assert.Equal($"arn:{partition}:kinesis:{region}:123456789012:stream/s", stream.StreamARN);
    }

    [Fact]
    public async Task Closed_shards_show_with_their_lineage_until_their_records_have_expired()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.AddAsync("s", Reshard.SplitThenMerged(kinesis.Now));
        var shards = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.Shards;
        Assert.Equal(
            [(null, null, true), ("shardId-000000000000", null, true), ("shardId-000000000000", null, true), ("shardId-000000000001", "shardId-000000000002", false)],
            shards.Select(shard => (shard.ParentShardId, shard.AdjacentParentShardId, shard.SequenceNumberRange.EndingSequenceNumber is not null)));

        kinesis.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(10));
        Assert.Equal(3, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.Shards.Count);
        kinesis.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(
            ["shardId-000000000003"],
            (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.Shards.Select(shard => shard.ShardId));
    }
}
