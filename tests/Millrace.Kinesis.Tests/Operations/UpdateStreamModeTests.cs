using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class UpdateStreamModeTests
{
    [Fact]
    public async Task The_mode_changes_and_the_shards_stay()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 3);
        await kinesis.PutAsync("s", "x");
        var before = await kinesis.ShardsAsync("s");

        await kinesis.SwitchModeAsync("s", StreamMode.OnDemand);
        await IsAsync(StreamMode.OnDemand);
        await Refusal.IsAsync(
            "ValidationException", "Request is invalid. Stream s under account 123456789012 is in On-Demand mode.", () => kinesis.ScaleAsync("s", 4));

        await kinesis.SwitchModeAsync("s", StreamMode.Provisioned);
        await IsAsync(StreamMode.Provisioned);
        await kinesis.ReopenAsync();
        await IsAsync(StreamMode.Provisioned);

        async Task IsAsync(string mode)
        {
            var summary = (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary;
            Assert.Equal((mode, StreamStatus.Active), (summary.StreamModeDetails!.StreamMode, summary.StreamStatus));
            Assert.Equal(before, await kinesis.ShardsAsync("s"));
        }
    }

    [Fact]
    public async Task It_takes_its_time()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ModeDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        await kinesis.SwitchModeAsync("s", StreamMode.OnDemand);
        Assert.Equal(StreamStatus.Updating, await kinesis.StatusAsync("s"));
        await kinesis.PutAsync("s", "x");
        await Refusal.InUseAsync(
            "Stream s under account 123456789012 not ACTIVE, instead in state UPDATING", () => kinesis.SwitchModeAsync("s", StreamMode.Provisioned));
        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(StreamStatus.Active, await kinesis.StatusAsync("s"));
    }

    [Fact]
    public async Task It_goes_twice_in_24_hours()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SwitchModeAsync("s", StreamMode.OnDemand);
        kinesis.Time.Advance(TimeSpan.FromHours(1));
        await kinesis.SwitchModeAsync("s", StreamMode.Provisioned);
        kinesis.Time.Advance(TimeSpan.FromHours(23) - TimeSpan.FromMilliseconds(1));

        // The mode that it has needs no switch.
        await kinesis.SwitchModeAsync("s", StreamMode.Provisioned);
        await kinesis.ReopenAsync();
        await Refusal.LimitExceededAsync(
            "Stream s under account 123456789012 has switched its mode 2 times in the last 24 hours, which is the most that UpdateStreamMode allows.",
            () => kinesis.SwitchModeAsync("s", StreamMode.OnDemand));
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
        await kinesis.SwitchModeAsync("s", StreamMode.OnDemand);
    }

    [Fact]
    public async Task Quotas_of_the_new_mode_hold()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ShardLimit = 5, OnDemandStreamLimit = 1 });
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "d" });
        await kinesis.CreateAsync("p", 2);
        await Refusal.LimitExceededAsync(
            "This request would exceed the on-demand stream limit for the account 123456789012 in eu-central-1. "
            + "Current on-demand stream count for the account: 1. Limit: 1.",
            () => kinesis.SwitchModeAsync("p", StreamMode.OnDemand));
        await Refusal.LimitExceededAsync(
            "This request would exceed the shard limit for the account 123456789012 in eu-central-1. Current shard count for the account: 2. "
            + "Limit: 5. Number of additional shards that would have resulted from this request: 4. Refer to the AWS Service Limits page "
            + "(http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request higher limits.",
            () => kinesis.SwitchModeAsync("d", StreamMode.Provisioned));
    }

    [Fact]
    public async Task There_must_be_a_stream_that_is_active()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await Refusal.NotFoundAsync(
            "Stream s under account 123456789012 not found.", () => kinesis.SwitchModeAsync("s", StreamMode.OnDemand));
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync(
            "Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => kinesis.SwitchModeAsync("s", StreamMode.OnDemand));
    }

    [Fact]
    public async Task Warm_throughput_needs_the_accounts_commitment()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var request = new UpdateStreamModeRequest
        {
            StreamARN = "arn:aws:kinesis:eu-central-1:123456789012:stream/s",
            StreamModeDetails = new StreamModeDetails { StreamMode = StreamMode.OnDemand },
            WarmThroughputMiBps = 10,
        };
        await Refusal.IsAsync(
            "ValidationException",
            "WarmThroughputMiBps needs the MinimumThroughputBillingCommitment of the account 123456789012 in eu-central-1 to be enabled.",
            () => kinesis.SendAsync(request));
        await kinesis.CommitAsync();
        await kinesis.SendAsync(request);
        Assert.Equal(
            10,
            (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary.WarmThroughput!.CurrentMiBps);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(30, 2)]
    public async Task Warm_throughput_brings_its_shards_and_goes_with_the_mode(int seconds, int atFirst)
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ModeDuration = TimeSpan.FromSeconds(seconds) });
        await kinesis.CommitAsync();
        await kinesis.CreateAsync("s", 2);
        await kinesis.SendAsync(new UpdateStreamModeRequest
        {
            StreamARN = TestKinesis.Arn("s"),
            StreamModeDetails = new StreamModeDetails { StreamMode = StreamMode.OnDemand },
            WarmThroughputMiBps = 10,
        });
        Assert.Equal(new WarmThroughputObject { TargetMiBps = 10, CurrentMiBps = atFirst }, (await DescribeAsync()).WarmThroughput);
        kinesis.Time.Advance(TimeSpan.FromSeconds(seconds));
        await kinesis.WaitUntilActiveAsync("s");
        var summary = await DescribeAsync();
        Assert.Equal((new WarmThroughputObject { TargetMiBps = 10, CurrentMiBps = 10 }, 10), (summary.WarmThroughput, summary.OpenShardCount));

        await Refusal.IsAsync(
            "ValidationException",
            "Request is invalid. Stream s under account 123456789012 is in Provisioned mode.",
            () => kinesis.SendAsync(new UpdateStreamModeRequest
            {
                StreamARN = TestKinesis.Arn("s"),
                StreamModeDetails = new StreamModeDetails { StreamMode = StreamMode.Provisioned },
                WarmThroughputMiBps = 10,
            }));
        await kinesis.SwitchModeAsync("s", StreamMode.Provisioned);
        kinesis.Time.Advance(TimeSpan.FromSeconds(seconds));
        summary = await DescribeAsync();
        Assert.Null(summary.WarmThroughput);
        Assert.Equal(10, summary.OpenShardCount);

        async Task<StreamDescriptionSummary> DescribeAsync() =>
            (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary;
    }
}
