using System.Text.Json.Nodes;

namespace Millrace.CloudWatch.Tests.Metrics;

public sealed class ListMetricsTests
{
    [Theory]
    [InlineData("""{}""", "a a b")]
    [InlineData("""{"Namespace":"N","MetricName":"a"}""", "a a")]
    [InlineData("""{"MetricName":"b"}""", "b")]
    [InlineData("""{"Namespace":"O"}""", "")]
    [InlineData("""{"Dimensions":[{"Name":"A"}]}""", "a a")]
    [InlineData("""{"Dimensions":[{"Name":"A","Value":"2"}]}""", "a")]
    [InlineData("""{"Dimensions":[{"Name":"A","Value":"1"},{"Name":"B"}]}""", "a")]
    public async Task Metrics_are_found_by_namespace_name_and_some_of_their_dimensions(string request, string names)
    {
        await using var metrics = new TestMetrics();
        await metrics.PutAsync(metrics.Datum("a", 1, dimension: "A=1 B=1"), metrics.Datum("a", 1, dimension: "A=2"), metrics.Datum("b", 1));
        Assert.Equal(names, Names(await metrics.SendAsync("ListMetrics", JsonNode.Parse(request)!.AsObject())));
    }

    [Fact]
    public async Task There_are_500_on_a_page()
    {
        await using var metrics = new TestMetrics();
        await metrics.PutAsync([.. Enumerable.Range(0, 600).Select(i => metrics.Datum($"m{i:D3}", 1))]);
        var first = await metrics.SendAsync("ListMetrics", []);
        Assert.Equal(500, first["Metrics"]!.AsArray().Count);
        var second = await metrics.SendAsync("ListMetrics", new JsonObject { ["NextToken"] = first["NextToken"]!.GetValue<string>() });
        Assert.Equal((100, "m500"), (second["Metrics"]!.AsArray().Count, second["Metrics"]![0]!["MetricName"]!.GetValue<string>()));
        Assert.Null(second["NextToken"]);
        await metrics.RefusedAsync("ListMetrics", new JsonObject { ["NextToken"] = "?" }, "InvalidNextToken", "The next token specified is invalid.");
    }

    [Fact]
    public async Task A_metric_without_values_for_two_weeks_is_not_listed()
    {
        await using var metrics = new TestMetrics();
        await metrics.PutAsync(metrics.Datum("old", 1));
        metrics.Time.Advance(TimeSpan.FromHours(4));
        await metrics.PutAsync(metrics.Datum("new", 1));
        Assert.Equal("new", Names(await metrics.SendAsync("ListMetrics", new JsonObject { ["RecentlyActive"] = "PT3H" })));
        Assert.Equal("new old", Names(await metrics.SendAsync("ListMetrics", [])));
        metrics.Time.Advance(TimeSpan.FromDays(14) - TimeSpan.FromHours(1));
        Assert.Equal("new", Names(await metrics.SendAsync("ListMetrics", [])));
    }

    private static string Names(JsonObject answer) => string.Join(' ', answer["Metrics"]!.AsArray().Select(static metric => metric!["MetricName"]));
}
