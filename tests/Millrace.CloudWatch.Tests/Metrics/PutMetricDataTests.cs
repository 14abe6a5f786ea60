using System.Text.Json.Nodes;
using static Millrace.CloudWatch.Tests.Metrics.TestMetrics;

namespace Millrace.CloudWatch.Tests.Metrics;

public sealed class PutMetricDataTests
{
    [Theory]
    [InlineData("""{"Value":1,"Values":[1]}""", "InvalidParameterCombination", "The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually exclusive and you have specified both.")]
    [InlineData("""{"Value":1,"StatisticValues":{"SampleCount":1,"Sum":1,"Minimum":1,"Maximum":1}}""", "InvalidParameterCombination", "The parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues are mutually exclusive and you have specified both.")]
    [InlineData("""{"Values":[1,2],"Counts":[1]}""", "InvalidParameterValue", "The parameters MetricData.member.1.Values and MetricData.member.1.Counts must be of the same size.")]
    [InlineData("""{}""", "MissingParameter", "The parameter MetricData.member.1.Value is required.")]
    [InlineData("""{"Value":1,"StorageResolution":5}""", "InvalidParameterValue", "The value 5 for parameter MetricData.member.1.StorageResolution is invalid.")]
    [InlineData("""{"Value":1e300}""", "InvalidParameterValue", "The value 1E+300 for parameter MetricData.member.1.Value is invalid.")]
    [InlineData("""{"Value":1,"Timestamp":1}""", "InvalidParameterValue", "The parameter MetricData.member.1.Timestamp must specify a time within the past two weeks.")]
    [InlineData("""{"Value":1,"Timestamp":4000000000}""", "InvalidParameterValue", "The parameter MetricData.member.1.Timestamp must specify a time no more than two hours in the future.")]
    public async Task A_wrong_datum_is_refused_and_nothing_of_the_call_is_kept(string datum, string code, string text)
    {
        await using var metrics = new TestMetrics();
        var wrong = JsonNode.Parse(datum)!.AsObject();
        wrong["MetricName"] = "m";
        await metrics.RefusedAsync("PutMetricData", new() { ["Namespace"] = "N", ["MetricData"] = new JsonArray(wrong, metrics.Datum("good", 1)) }, code, text);
        Assert.Empty((await metrics.SendAsync("ListMetrics", []))["Metrics"]!.AsArray());
    }

    [Fact]
    public async Task The_namespaces_of_AWS_are_its_own()
    {
        await using var metrics = new TestMetrics();
        await metrics.RefusedAsync(
            "PutMetricData",
            new() { ["Namespace"] = "AWS/Kinesis", ["MetricData"] = new JsonArray(metrics.Datum("m", 1)) },
            "InvalidParameterValue",
            "The value AWS/Kinesis for parameter Namespace is invalid.");
    }

    [Fact]
    public async Task Values_of_one_minute_are_put_together_however_they_came()
    {
        await using var metrics = new TestMetrics();
        await metrics.PutAsync(metrics.Datum("m", 2), metrics.Datum("m", 4));
        await metrics.PutAsync(new JsonObject { ["MetricName"] = "m", ["Values"] = new JsonArray(1, 3), ["Counts"] = new JsonArray(2, 1) });
        await metrics.PutAsync(new JsonObject
        {
            ["MetricName"] = "m",
            ["StatisticValues"] = new JsonObject { ["SampleCount"] = 2, ["Sum"] = 10, ["Minimum"] = 0.5, ["Maximum"] = 9.5 },
        });
        Assert.Equal(
            "n m SampleCount: 7\ns m Sum: 21\nl m Minimum: 0.5\ng m Maximum: 9.5\na m Average: 3",
            Values(await metrics.ReadAsync(Query("n", "m", "SampleCount"), Query("s", "m"), Query("l", "m", "Minimum"), Query("g", "m", "Maximum"), Query("a", "m", "Average"))));
    }

    [Fact]
    public async Task A_metric_is_told_by_its_dimensions_in_any_order()
    {
        await using var metrics = new TestMetrics();
        await metrics.PutAsync(metrics.Datum("m", 1, dimension: "A=1 B=2"), metrics.Datum("m", 2, dimension: "B=2 A=1"), metrics.Datum("m", 4, dimension: "A=1"));
        var query = Query("q", "m");
        query["MetricStat"]!["Metric"]!["Dimensions"] = Dimensions("B=2 A=1");
        Assert.Equal("q m: 3", Values(await metrics.ReadAsync(query)));
        Assert.Equal("q m: ", Values(await metrics.ReadAsync(Query("q", "m"))));
    }
}
