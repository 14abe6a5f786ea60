using Amazon.Runtime;
using Millrace.Client.CloudWatch;
using Millrace.Model.CloudWatch;
using Millrace.Server.Tests;

namespace Millrace.Client.Tests;

/// <summary>The client of CloudWatch against the server.</summary>
public sealed class CloudWatchClientTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_are_put_and_read_and_an_alarm_is_told()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var metrics = At(server);
        var now = DateTimeOffset.UtcNow;
        await metrics.PutMetricDataAsync(
            new PutMetricDataRequest { Namespace = "N", MetricData = [new MetricDatum { MetricName = "m", Value = 1.5, Timestamp = now, Unit = StandardUnit.Count }] }, Ending);
        var read = await metrics.GetMetricStatisticsAsync(
            new GetMetricStatisticsRequest
            {
                Namespace = "N", MetricName = "m", StartTime = now.AddMinutes(-5), EndTime = now.AddMinutes(5), Period = 600, Statistics = [Statistic.Sum],
            },
            Ending);
        Assert.Equal((1.5, "Count"), (read.Datapoints![0].Sum, read.Datapoints[0].Unit));
        Assert.Equal("m", Assert.Single((await metrics.ListMetricsAsync(new ListMetricsRequest(), Ending)).Metrics!).MetricName);

        await metrics.PutMetricAlarmAsync(
            new PutMetricAlarmRequest
            {
                AlarmName = "a", Namespace = "N", MetricName = "m", Period = 60, EvaluationPeriods = 1, Threshold = 1, Statistic = Statistic.Sum,
                ComparisonOperator = ComparisonOperator.GreaterThanThreshold,
            },
            Ending);
        var alarm = Assert.Single((await metrics.DescribeAlarmsAsync(new DescribeAlarmsRequest { AlarmNames = ["a"] }, Ending)).MetricAlarms!);
        Assert.Equal(("a", 1.0), (alarm.AlarmName, alarm.Threshold));
    }

    [Fact]
    public async Task What_is_wrong_is_an_exception_of_its_own()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var metrics = At(server);
        var missing = await Assert.ThrowsAsync<Client.CloudWatch.ResourceNotFoundException>(
            () => metrics.DeleteAlarmsAsync(new DeleteAlarmsRequest { AlarmNames = ["none"] }, Ending));
        Assert.Equal("Alarm none does not exist", missing.Message);
        await Assert.ThrowsAsync<Client.CloudWatch.InvalidParameterValueException>(
            () => metrics.PutMetricDataAsync(new PutMetricDataRequest { Namespace = "AWS/Kinesis", MetricData = [new MetricDatum { MetricName = "m", Value = 1 }] }, Ending));
    }

    private static CloudWatchClient At(ServerProcess server) => new(
        new BasicAWSCredentials("test", "test"), new CloudWatchConfig { ServiceURL = server.Endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1" });
}
