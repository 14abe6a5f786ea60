using System.Text.Json.Nodes;

namespace Millrace.CloudWatch.Tests.Metrics;

public sealed class GetMetricStatisticsTests
{
    [Fact]
    public async Task There_is_a_datapoint_for_each_period_and_unit()
    {
        await using var metrics = new TestMetrics();
        await metrics.PutAsync(
            metrics.Datum("m", 1, 120), metrics.Datum("m", 3, 120), metrics.Datum("m", 5, 60), metrics.Datum("m", 7, 60, "Count"), metrics.Datum("m", 9, -60));
        var answer = await metrics.SendAsync("GetMetricStatistics", Ask(metrics, -180, 60, 60));
        Assert.Equal("m", answer["Label"]!.GetValue<string>());
        var points = answer["Datapoints"]!.AsArray().Select(point => $"{metrics.Now - point!["Timestamp"]!.GetValue<double>()} {point["Unit"]} {point["Sum"]} {point["Maximum"]}").Order();
        Assert.Equal(["120 None 4 3", "60 Count 7 7", "60 None 5 5"], points);
    }

    [Fact]
    public async Task Values_of_seconds_are_read_by_seconds()
    {
        await using var metrics = new TestMetrics();
        var (one, two) = (metrics.Datum("m", 1, 3), metrics.Datum("m", 2, 1));
        one["StorageResolution"] = 1;
        two["StorageResolution"] = 1;
        await metrics.PutAsync(one, two);
        var points = (await metrics.SendAsync("GetMetricStatistics", Ask(metrics, -10, 0, 1)))["Datapoints"]!.AsArray();
        Assert.Equal([3.0, 1.0], points.Select(point => metrics.Now - point!["Timestamp"]!.GetValue<double>()));
        Assert.Equal(3, (await metrics.SendAsync("GetMetricStatistics", Ask(metrics, -60, 0, 60)))["Datapoints"]![0]!["Sum"]!.GetValue<double>());
    }

    [Theory]
    [InlineData(-86_400, 0, 1, "InvalidParameterCombination", "You have requested up to 86400 datapoints, which exceeds the limit of 1440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.")]
    [InlineData(0, 0, 60, "InvalidParameterValue", "The parameter StartTime must be less than the parameter EndTime.")]
    [InlineData(-60, 0, 61, "InvalidParameterValue", "The parameter Period must be 1, 5, 10, 20, 30, or a multiple of 60.")]
    public async Task What_cannot_be_asked_is_refused(int start, int end, int period, string code, string text)
    {
        await using var metrics = new TestMetrics();
        await metrics.RefusedAsync("GetMetricStatistics", Ask(metrics, start, end, period), code, text);
    }

    [Fact]
    public async Task Percentiles_are_told_where_they_are_known()
    {
        await using var metrics = new TestMetrics();
        await metrics.PutAsync(metrics.Datum("m", 1, 60), metrics.Datum("m", 3, 60));
        var ask = Ask(metrics, -60, 0, 60);
        ask["ExtendedStatistics"] = new JsonArray("p50", "p100");
        Assert.Equal("""{"p50":1,"p100":3}""", (await metrics.SendAsync("GetMetricStatistics", ask.DeepClone().AsObject()))["Datapoints"]![0]!["ExtendedStatistics"]!.ToJsonString());
        await metrics.PutAsync(new JsonObject
        {
            ["MetricName"] = "m",
            ["Timestamp"] = metrics.Now - 60,
            ["StatisticValues"] = new JsonObject { ["SampleCount"] = 2, ["Sum"] = 3, ["Minimum"] = 1, ["Maximum"] = 2 },
        });
        Assert.Equal("{}", (await metrics.SendAsync("GetMetricStatistics", ask))["Datapoints"]![0]!["ExtendedStatistics"]!.ToJsonString());
    }

    private static JsonObject Ask(TestMetrics metrics, int start, int end, int period) => new()
    {
        ["Namespace"] = "N",
        ["MetricName"] = "m",
        ["StartTime"] = metrics.Now + start,
        ["EndTime"] = metrics.Now + end,
        ["Period"] = period,
        ["Statistics"] = new JsonArray("Sum", "Maximum"),
    };
}
