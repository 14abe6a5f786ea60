using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class EnableEnhancedMonitoringTests
{
    [Fact]
    public async Task The_metrics_are_those_before_and_those_asked_for_in_AWS_order()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Request(MetricsName.OutgoingBytes));
        var answer = await kinesis.SendAsync(Request(MetricsName.IncomingRecords, MetricsName.IncomingBytes, MetricsName.IncomingBytes));

        Assert.Equal(("s", TestKinesis.Arn("s")), (answer.StreamName, answer.StreamARN));
        Assert.Equal(["OutgoingBytes"], answer.CurrentShardLevelMetrics!);
        Assert.Equal(["IncomingBytes", "IncomingRecords", "OutgoingBytes"], answer.DesiredShardLevelMetrics!);
        await kinesis.ReopenAsync();
        var stream = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription;
        Assert.Equal(answer.DesiredShardLevelMetrics, Assert.Single(stream.EnhancedMonitoring).ShardLevelMetrics);
    }

    [Fact]
    public async Task ALL_stands_for_the_seven()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        Assert.Equal(
            [
                "IncomingBytes", "IncomingRecords", "OutgoingBytes", "OutgoingRecords", "WriteProvisionedThroughputExceeded",
                "ReadProvisionedThroughputExceeded", "IteratorAgeMilliseconds",
            ],
            (await kinesis.SendAsync(Request(MetricsName.All))).DesiredShardLevelMetrics!);
    }

    [Fact]
    public async Task A_stream_that_is_not_there_or_not_active_is_refused_before_anything_else()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(Request(MetricsName.All)));
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => kinesis.SendAsync(Request(MetricsName.All)));
    }

    private static EnableEnhancedMonitoringRequest Request(params string[] metrics) => new() { StreamName = "s", ShardLevelMetrics = metrics };
}
