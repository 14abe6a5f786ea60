using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class UpdateStreamWarmThroughputTests
{
    [Fact]
    public async Task The_stream_is_ready_when_it_is_active_again()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { SettingDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CommitAsync();
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "s" });
        var answer = await kinesis.SendAsync(Request(100));
        Assert.Equal(("s", TestKinesis.Arn("s")), (answer.StreamName, answer.StreamARN));
        Assert.Equal(new WarmThroughputObject { TargetMiBps = 100, CurrentMiBps = 4 }, answer.WarmThroughput);
        Assert.Equal((StreamStatus.Updating, answer.WarmThroughput), await DescribeAsync());
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state UPDATING", () => kinesis.SendAsync(Request(1)));

        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        await kinesis.ReopenAsync();
        Assert.Equal((StreamStatus.Active, new WarmThroughputObject { TargetMiBps = 100, CurrentMiBps = 100 }), await DescribeAsync());
        answer = await kinesis.SendAsync(Request(50));
        Assert.Equal(new WarmThroughputObject { TargetMiBps = 50, CurrentMiBps = 100 }, answer.WarmThroughput);

        async Task<(string, WarmThroughputObject?)> DescribeAsync()
        {
            var stream = (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary;
            return (stream.StreamStatus, stream.WarmThroughput);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task There_is_a_shard_for_each_MiB_once_it_is_ready_and_none_goes_when_less_is_asked_for(int seconds)
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { SettingDuration = TimeSpan.FromSeconds(seconds) });
        await kinesis.CommitAsync();
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "s" });
        await kinesis.PutAsync("s", "before");
        await kinesis.SendAsync(Request(11));
        kinesis.Time.Advance(TimeSpan.FromSeconds(seconds));
        await kinesis.WaitUntilActiveAsync("s");
        var open = (await kinesis.ShardsAsync("s")).Where(shard => shard.SequenceNumberRange.EndingSequenceNumber is null).ToArray();
        Assert.Equal(11, open.Length);

        await kinesis.SendAsync(Request(5));
        kinesis.Time.Advance(TimeSpan.FromSeconds(seconds));
        await kinesis.WaitUntilActiveAsync("s");
        Assert.Equal(open, (await kinesis.ShardsAsync("s")).Where(shard => shard.SequenceNumberRange.EndingSequenceNumber is null));
        var texts = new List<string>();
        for (var shard = 0; shard < 4; shard++) texts.AddRange(await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon, shard)));
        Assert.Equal(["before"], texts);
    }

    [Fact]
    public async Task The_mode_the_commitment_and_the_number_are_checked_in_this_order()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await RefusesAsync("Request is invalid. Stream s under account 123456789012 is in Provisioned mode.");
        await kinesis.ChangeAsync("s", state => state with { Mode = StreamMode.OnDemand });
        await RefusesAsync("WarmThroughputMiBps needs the MinimumThroughputBillingCommitment of the account 123456789012 in eu-central-1 to be enabled.");
        await kinesis.CommitAsync();
        await RefusesAsync("WarmThroughputMiBps can be 10240 at most. Requested were 10241.");
        await kinesis.SendAsync(Request(10_240));
        Assert.Equal(10_240, (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary.OpenShardCount);

        Task RefusesAsync(string text) => Refusal.IsAsync("ValidationException", text, () => kinesis.SendAsync(Request(10_241)));
    }

    [Fact]
    public async Task A_stream_that_is_not_there_or_not_active_is_refused_before_anything_else()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(Request(10_241)));
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => kinesis.SendAsync(Request(10_241)));
    }

    private static UpdateStreamWarmThroughputRequest Request(int miBps) => new() { StreamName = "s", WarmThroughputMiBps = miBps };
}
