using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class ListStreamsTests
{
    [Fact]
    public async Task Names_are_sorted_and_of_one_account_and_region()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        foreach (var name in new[] { "b", "a", "B", "a.1" }) await kinesis.CreateAsync(name, 1);
        await kinesis.CreateAsync("elsewhere", 1, region: "us-east-1");
        await kinesis.CreateAsync("others", 1, account: "000000000000");

        var list = await kinesis.SendAsync(new ListStreamsRequest());
        Assert.Equal(["B", "a", "a.1", "b"], list.StreamNames);
        Assert.Equal((false, null), (list.HasMoreStreams, list.NextToken));
        Assert.Equal(list.StreamNames, list.StreamSummaries!.Select(summary => summary.StreamName));
        Assert.Equal(
            new StreamSummary
            {
                StreamName = "B",
                StreamARN = "arn:aws:kinesis:eu-central-1:123456789012:stream/B",
                StreamStatus = StreamStatus.Active,
                StreamModeDetails = new StreamModeDetails { StreamMode = StreamMode.Provisioned },
                StreamCreationTimestamp = TestKinesis.Start,
            },
            list.StreamSummaries![0]);
    }

    [Fact]
    public async Task Pages_follow_by_token_or_by_name()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        for (var i = 0; i < 5; i++) await kinesis.CreateAsync($"s{i}", 1);

        var first = await kinesis.SendAsync(new ListStreamsRequest { Limit = 2 });
        Assert.Equal(["s0", "s1"], first.StreamNames);
        Assert.True(first.HasMoreStreams);
        var second = await kinesis.SendAsync(new ListStreamsRequest { Limit = 2, NextToken = first.NextToken });
        Assert.Equal(["s2", "s3"], second.StreamNames);
        var third = await kinesis.SendAsync(new ListStreamsRequest { Limit = 2, NextToken = second.NextToken });
        Assert.Equal(["s4"], third.StreamNames);
        Assert.Equal((false, null), (third.HasMoreStreams, third.NextToken));

        Assert.Equal(["s2", "s3", "s4"], (await kinesis.SendAsync(new ListStreamsRequest { ExclusiveStartStreamName = "s1" })).StreamNames);
        Assert.Equal(["s2", "s3", "s4"], (await kinesis.SendAsync(new ListStreamsRequest { ExclusiveStartStreamName = "s1-was-here" })).StreamNames);
    }

    [Fact]
    public async Task A_token_wins_over_the_start_that_paginators_send_again()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        for (var i = 0; i < 3; i++) await kinesis.CreateAsync($"s{i}", 1);
        var first = await kinesis.SendAsync(new ListStreamsRequest { Limit = 1, ExclusiveStartStreamName = "s0" });
        Assert.Equal(["s2"], (await kinesis.SendAsync(new ListStreamsRequest { ExclusiveStartStreamName = "s0", NextToken = first.NextToken })).StreamNames);
    }

    [Fact]
    public async Task No_more_than_a_hundred_come_at_once()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        for (var i = 0; i < 101; i++) await kinesis.CreateAsync($"s{i:D3}", 1);
        var list = await kinesis.SendAsync(new ListStreamsRequest { Limit = 10_000 });
        Assert.Equal((100, true), (list.StreamNames.Count, list.HasMoreStreams));
    }

    [Fact]
    public async Task Tokens_are_ours_and_live_five_minutes()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        for (var i = 0; i < 2; i++) await kinesis.CreateAsync($"s{i}", 1);
        var token = (await kinesis.SendAsync(new ListStreamsRequest { Limit = 1 })).NextToken;
        await Refusal.InvalidArgumentAsync("Invalid NextToken.", () => kinesis.SendAsync(new ListStreamsRequest { NextToken = token + "x" }));

        kinesis.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(["s1"], (await kinesis.SendAsync(new ListStreamsRequest { NextToken = token })).StreamNames);
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
        await Refusal.IsAsync(
            "ExpiredNextTokenException",
            "Token expired. The token was created at time Thu Jan 22 01:22:02 UTC 2026 while right now it is Thu Jan 22 01:27:02 UTC 2026 "
            + "which is further in the future than the tolerated delay of 300000 milliseconds.",
            () => kinesis.SendAsync(new ListStreamsRequest { NextToken = token }));
    }
}
