using System.Globalization;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class ListShardsTests
{
    [Fact]
    public async Task A_stream_or_a_token_is_needed_and_not_both()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await Refusal.InvalidArgumentAsync("Either NextToken or StreamName should be provided.", () => kinesis.SendAsync(new ListShardsRequest()));
        await Refusal.InvalidArgumentAsync(
            "NextToken and StreamName cannot be provided together.",
            () => kinesis.SendAsync(new ListShardsRequest { NextToken = "x", StreamName = "s" }));
        await Refusal.InvalidArgumentAsync(
            "NextToken and StreamCreationTimestamp cannot be provided together.",
            () => kinesis.SendAsync(new ListShardsRequest { NextToken = "x", StreamCreationTimestamp = TestKinesis.Start }));
        await Refusal.InvalidArgumentAsync(
            "NextToken and ExclusiveStartShardId cannot be provided together.",
            () => kinesis.SendAsync(new ListShardsRequest { NextToken = "x", ExclusiveStartShardId = "0" }));
        await Refusal.InvalidArgumentAsync("Invalid NextToken.", () => kinesis.SendAsync(new ListShardsRequest { NextToken = "x" }));
        await Refusal.NotFoundAsync(
            "Stream s under account 123456789012 not found.", () => kinesis.SendAsync(new ListShardsRequest { StreamName = "s" }));
    }

    [Fact]
    public async Task Pages_follow_by_token()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 5);
        var first = await kinesis.SendAsync(new ListShardsRequest { StreamName = "s", MaxResults = 3 });
        Assert.Equal("0 1 2", Indexes(first));
        await kinesis.ReopenAsync();
        var second = await kinesis.SendAsync(new ListShardsRequest { NextToken = first.NextToken, MaxResults = 3 });
        Assert.Equal("3 4", Indexes(second));
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task No_more_than_a_thousand_come_at_once()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1001);
        var list = await kinesis.SendAsync(new ListShardsRequest { StreamName = "s", MaxResults = 10_000 });
        Assert.Equal(1000, list.Shards!.Count);
        Assert.NotNull(list.NextToken);
        Assert.Equal("1000", Indexes(await kinesis.SendAsync(new ListShardsRequest { NextToken = list.NextToken })));
    }

    [Fact]
    public async Task A_token_lives_five_minutes_and_for_one_incarnation()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 2);
        var token = (await kinesis.SendAsync(new ListShardsRequest { StreamName = "s", MaxResults = 1 })).NextToken;
        await Refusal.NotFoundAsync(
            "Stream s under account 123456789012 not found.",
            () => kinesis.SendAsync(new ListShardsRequest { NextToken = token }, region: "us-east-1"));
        await Refusal.IsAsync(
            "AccessDeniedException",
            "User: arn:aws:iam::000000000000:root is not authorized to perform: kinesis:ListShards on resource: "
            + "arn:aws:kinesis:eu-central-1:123456789012:stream/s because no resource-based policy allows the kinesis:ListShards action",
            () => kinesis.SendAsync(new ListShardsRequest { NextToken = token }, account: "000000000000"));

        kinesis.Time.Advance(TimeSpan.FromMilliseconds(300_001));
        await Refusal.IsAsync(
            "ExpiredNextTokenException",
            "Token expired. The token was created at time Thu Jan 22 01:22:02 UTC 2026 while right now it is Thu Jan 22 01:27:02 UTC 2026 "
            + "which is further in the future than the tolerated delay of 300000 milliseconds.",
            () => kinesis.SendAsync(new ListShardsRequest { NextToken = token }));

        token = (await kinesis.SendAsync(new ListShardsRequest { StreamName = "s", MaxResults = 1 })).NextToken;
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });
        await kinesis.CreateAsync("s", 2);
        await Refusal.NotFoundAsync(
            "Stream s under account 123456789012 not found.", () => kinesis.SendAsync(new ListShardsRequest { NextToken = token }));
    }

    [Fact]
    public async Task The_creation_time_tells_a_stream_from_an_earlier_one()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var seconds = DateTimeOffset.FromUnixTimeSeconds(TestKinesis.Start.ToUnixTimeSeconds());
        Assert.Single((await kinesis.SendAsync(new ListShardsRequest { StreamName = "s", StreamCreationTimestamp = TestKinesis.Start })).Shards!);
        Assert.Single((await kinesis.SendAsync(new ListShardsRequest { StreamName = "s", StreamCreationTimestamp = seconds })).Shards!);
        await Refusal.NotFoundAsync(
            "Stream s under account 123456789012 not found.",
            () => kinesis.SendAsync(new ListShardsRequest { StreamName = "s", StreamCreationTimestamp = seconds.AddSeconds(-1) }));
    }

    [Theory]
    [InlineData(null, null, null, "0 1 2 3")]
    [InlineData(ShardFilterType.AfterShardId, "shardId-000000000001", null, "2 3")]
    [InlineData(ShardFilterType.FromTrimHorizon, null, null, "0 1 2 3")]
    [InlineData(ShardFilterType.AtTrimHorizon, null, null, "0")]
    [InlineData(ShardFilterType.AtLatest, null, null, "3")]
    [InlineData(ShardFilterType.AtTimestamp, null, -86_400, "0")]
    [InlineData(ShardFilterType.AtTimestamp, null, -30, "0")]
    [InlineData(ShardFilterType.AtTimestamp, null, -10, "1 2")]
    [InlineData(ShardFilterType.AtTimestamp, null, 0, "3")]
    [InlineData(ShardFilterType.AtTimestamp, null, 60, "3")]
    [InlineData(ShardFilterType.FromTimestamp, null, -86_400, "0 1 2 3")]
    [InlineData(ShardFilterType.FromTimestamp, null, -10, "1 2 3")]
    [InlineData(ShardFilterType.FromTimestamp, null, 0, "3")]
    public async Task A_filter_picks_shards_by_their_lives(string? type, string? shardId, int? seconds, string expected)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        kinesis.Time.Advance(TimeSpan.FromMinutes(1));
        await kinesis.AddAsync("s", Reshard.SplitThenMerged(kinesis.Now));
        var filter = type is null ? null : new ShardFilter
        {
            Type = type,
            ShardId = shardId,
            Timestamp = seconds is { } offset ? kinesis.Time.GetUtcNow().AddSeconds(offset) : null,
        };

        Assert.Equal(expected, Indexes(await kinesis.SendAsync(new ListShardsRequest { StreamName = "s", ShardFilter = filter })));

        // A page at a time it is the same set.
        var paged = new List<string>();
        var page = await kinesis.SendAsync(new ListShardsRequest { StreamName = "s", ShardFilter = filter, MaxResults = 1 });
        paged.Add(Indexes(page));
        while (page.NextToken is { } token)
        {
            page = await kinesis.SendAsync(new ListShardsRequest { NextToken = token, MaxResults = 1 });
            paged.Add(Indexes(page));
        }

        Assert.Equal(expected, string.Join(' ', paged));
    }

    [Fact]
    public async Task The_trim_horizon_moves_on()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.AddAsync("s", Reshard.SplitThenMerged(kinesis.Now));
        kinesis.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(10));
        var filter = new ShardFilter { Type = ShardFilterType.AtTrimHorizon };
        Assert.Equal("1 2", Indexes(await kinesis.SendAsync(new ListShardsRequest { StreamName = "s", ShardFilter = filter })));
        Assert.Equal("1 2 3", Indexes(await kinesis.SendAsync(new ListShardsRequest { StreamName = "s" })));
        kinesis.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("3", Indexes(await kinesis.SendAsync(new ListShardsRequest { StreamName = "s", ShardFilter = filter })));
    }

    [Fact]
    public async Task A_filter_needs_what_its_type_needs()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        foreach (var (type, text) in new[]
        {
            (ShardFilterType.AfterShardId, "ShardFilter of type AFTER_SHARD_ID must have a ShardId."),
            (ShardFilterType.AtTimestamp, "ShardFilter of type AT_TIMESTAMP must have a Timestamp."),
            (ShardFilterType.FromTimestamp, "ShardFilter of type FROM_TIMESTAMP must have a Timestamp."),
        })
        {
            await Refusal.InvalidArgumentAsync(
                text, () => kinesis.SendAsync(new ListShardsRequest { StreamName = "s", ShardFilter = new ShardFilter { Type = type } }));
        }
    }

    private static string Indexes(ListShardsResponse list) =>
        string.Join(' ', list.Shards!.Select(shard => int.Parse(shard.ShardId["shardId-".Length..], CultureInfo.InvariantCulture)));
}
