using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class DescribeStreamSummaryTests
{
    [Fact]
    public async Task A_summary_counts_the_open_shards_alone()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.AddAsync("s", Reshard.SplitThenMerged(kinesis.Now));
        var stream = (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary;
        Assert.Equal(
            new StreamDescriptionSummary
            {
                StreamName = "s",
                StreamARN = "arn:aws:kinesis:eu-central-1:123456789012:stream/s",
                StreamStatus = StreamStatus.Active,
                StreamModeDetails = new StreamModeDetails { StreamMode = StreamMode.Provisioned },
                RetentionPeriodHours = 24,
                StreamCreationTimestamp = TestKinesis.Start.AddSeconds(-58),
                EnhancedMonitoring = stream.EnhancedMonitoring,
                EncryptionType = "NONE",
                OpenShardCount = 1,
                ConsumerCount = 0,
                MaxRecordSizeInKiB = 1024,
            },
            stream);
        Assert.Empty(Assert.Single(stream.EnhancedMonitoring).ShardLevelMetrics!);
    }

    [Fact]
    public async Task A_stream_that_is_not_there_is_not_found()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await Refusal.NotFoundAsync(
            "Stream s under account 123456789012 not found.", () => kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" }));
    }
}
