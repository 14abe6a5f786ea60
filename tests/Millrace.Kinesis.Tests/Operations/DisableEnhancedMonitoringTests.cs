using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class DisableEnhancedMonitoringTests
{
    [Fact]
    public async Task The_metrics_are_those_before_without_those_named()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.ChangeAsync("s", state => state with { ShardLevelMetrics = ["IncomingBytes", "OutgoingBytes"] });
        var answer = await kinesis.SendAsync(Request(MetricsName.IncomingBytes, MetricsName.OutgoingRecords));

        Assert.Equal(("s", TestKinesis.Arn("s")), (answer.StreamName, answer.StreamARN));
        Assert.Equal(["IncomingBytes", "OutgoingBytes"], answer.CurrentShardLevelMetrics!);
        Assert.Equal(["OutgoingBytes"], answer.DesiredShardLevelMetrics!);
        var stream = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription;
        Assert.Equal(["OutgoingBytes"], Assert.Single(stream.EnhancedMonitoring).ShardLevelMetrics!);
    }

    [Fact]
    public async Task ALL_leaves_none()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.ChangeAsync("s", state => state with { ShardLevelMetrics = ["IncomingBytes", "OutgoingBytes"] });
        Assert.Empty((await kinesis.SendAsync(Request(MetricsName.All))).DesiredShardLevelMetrics!);
    }

    [Fact]
    public async Task A_stream_that_is_not_there_or_not_active_is_refused_before_anything_else()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(Request(MetricsName.All)));
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => kinesis.SendAsync(Request(MetricsName.All)));
    }

    private static DisableEnhancedMonitoringRequest Request(params string[] metrics) => new() { StreamName = "s", ShardLevelMetrics = metrics };
}
