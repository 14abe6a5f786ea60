using System.Text.Json.Nodes;
using static Millrace.CloudWatch.Tests.Metrics.TestMetrics;

namespace Millrace.CloudWatch.Tests.Metrics;

public sealed class GetMetricDataTests
{
    private static readonly string[] Letters = ["a", "b", "c"];

    [Fact]
    public async Task Queries_that_share_a_name_are_told_apart_by_what_differs()
    {
        await using var metrics = new TestMetrics();
        await metrics.PutAsync(metrics.Datum("m", 1));
        Assert.Equal("q m: 1", Values(await metrics.ReadAsync(Query("q", "m"))));
        Assert.Equal("a m Sum: 1\nb m Average: 1", Values(await metrics.ReadAsync(Query("a", "m"), Query("b", "m", "Average"))));
        Assert.Equal("a m 60: 1\nb m 300: 1", Values(await metrics.ReadAsync(Query("a", "m"), Query("b", "m", period: 300))));
        Assert.Equal("a m Sum 60: 1\nb m Average 300: 1", Values(await metrics.ReadAsync(Query("a", "m"), Query("b", "m", "Average", 300))));
    }

    [Fact]
    public async Task One_unit_of_several_is_chosen_and_a_note_says_so()
    {
        await using var metrics = new TestMetrics();
        await metrics.PutAsync(metrics.Datum("m", 3, unit: "Seconds"), metrics.Datum("m", 7, unit: "Milliseconds"));
        var answer = await metrics.ReadAsync(Query("q", "m"));
        Assert.Equal("q m: 7", Values(answer));
        Assert.Equal(
            """[{"Code":"MultipleUnits","Value":"Multiple units returned: \u0027[Milliseconds, Seconds]\u0027"}]""", answer["MetricDataResults"]![0]!["Messages"]!.ToJsonString());
        Assert.Equal("q m: 3", Values(await metrics.ReadAsync(Query("q", "m", unit: "Seconds"))));
        Assert.Equal("q m: ", Values(await metrics.ReadAsync(Query("q", "m", unit: "Bytes"))));
    }

    [Theory]
    [InlineData("a+b", "11 22")]
    [InlineData("b-a*2", "8 16")]
    [InlineData("(b-a)*-2^2", "-36 -72")]
    [InlineData("a/0", "")]
    [InlineData("b / SUM(a)", "3.333 6.667")]
    [InlineData("SUM(METRICS())", "11 22 5")]
    [InlineData("SUM([a, b, c])", "11 22 5")]
    [InlineData("MAX(METRICS())", "10 20 5")]
    [InlineData("AVG([a,b])", "5.5 11")]
    [InlineData("RATE(a) * PERIOD(a)", "1")]
    [InlineData("DIFF(b)", "10")]
    [InlineData("RUNNING_SUM(b)", "10 30")]
    [InlineData("IF(a > 1, b, 0)", "0 20")]
    [InlineData("IF(a > 1 AND b < 30, 1, 2)", "2 1")]
    [InlineData("IF(a > 1, b)", "20")]
    [InlineData("FILL(c, REPEAT)", "5")]
    [InlineData("a + FILL(c, 100)", "101 102")]
    [InlineData("TIME_SERIES(3) + a", "4 5")]
    [InlineData("ABS(0 - a)", "1 2")]
    public async Task Expressions_are_worked_out(string expression, string values)
    {
        await using var metrics = await ThreeAsync();
        var hidden = Letters.Select(static name => Query(name, name, isHidden: true));
        Assert.Equal($"e e: {values}", Values(await metrics.ReadAsync([.. hidden, Expression(expression)])));
    }

    [Theory]
    [InlineData("a +", "it ends too early")]
    [InlineData("x + 1", "undefined variable x")]
    [InlineData("e + 1", "it refers to itself")]
    [InlineData("1 + 1", "the result is a number and no time series")]
    [InlineData("NOSUCH(a)", "unsupported function NOSUCH with 1 arguments of these types")]
    [InlineData("a )", "unexpected ) at position 2")]
    [InlineData("METRICS() + METRICS()", "unsupported operand types")]
    public async Task A_wrong_expression_is_refused(string expression, string why)
    {
        await using var metrics = await ThreeAsync();
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => metrics.ReadAsync(A, B, C, Expression(expression)));
        Assert.EndsWith(why, error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expression_that_is_nested_without_end_is_refused()
    {
        await using var metrics = await ThreeAsync();
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => metrics.ReadAsync(A, B, C, Expression(new string('(', 2000))));
        Assert.EndsWith("it is too deeply nested", error.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Wire.ServiceException>(() => metrics.ReadAsync(A, B, C, Expression(new string('-', 2000))));
    }

    [Theory]
    [InlineData("p50", "50")]
    [InlineData("p99.5", "100")]
    [InlineData("p0", "1")]
    [InlineData("tm90", "45.5")]
    [InlineData("TM(10%:90%)", "50.5")]
    [InlineData("TM(98:)", "99.5")]
    [InlineData("IQM", "50.5")]
    [InlineData("tc(10:20)", "10")]
    [InlineData("ts99", "4950")]
    [InlineData("PR(:25)", "25")]
    [InlineData("wm(10%:90%)", "50.5")]
    public async Task Statistics_of_the_values_themselves(string stat, string value)
    {
        await using var metrics = new TestMetrics();
        await metrics.PutAsync([.. Enumerable.Range(1, 100).Select(i => metrics.Datum("m", i))]);
        Assert.Equal($"q m: {value}", Values(await metrics.ReadAsync(Query("q", "m", stat))));
    }

    [Theory]
    [InlineData("Median")]
    [InlineData("p101")]
    [InlineData("TM(90%:10%)")]
    [InlineData("PR(10%:20%)")]
    public async Task A_statistic_that_there_is_not_is_refused(string stat)
    {
        await using var metrics = new TestMetrics();
        await metrics.RefusedAsync("GetMetricData", metrics.Read(Query("q", "m", stat)), "ValidationError", $"The value {stat} for parameter Stat is not supported.");
    }

    [Fact]
    public async Task A_percentile_of_very_many_values_is_within_2_percent()
    {
        await using var metrics = new TestMetrics();
        for (var batch = 0; batch < 20; batch++)
            await metrics.PutAsync([.. Enumerable.Range(0, 500).Select(i => metrics.Datum("m", 1 + (i * 20 + batch) % 10_000))]);
        var answer = await metrics.ReadAsync(Query("a", "m", "p50"), Query("b", "m", "p99"), Query("n", "m", "SampleCount"));
        var values = answer["MetricDataResults"]!.AsArray().Select(static one => one!["Values"]![0]!.GetValue<double>()).ToList();
        Assert.InRange(values[0], 4900, 5100);
        Assert.InRange(values[1], 9700, 10_100);
        Assert.Equal(10_000, values[2]);
    }

    [Fact]
    public async Task Pages_end_with_their_number_of_values_and_go_on_behind_them()
    {
        await using var metrics = await ThreeAsync();
        var request = metrics.Read(A, B, C);
        request["MaxDatapoints"] = 3;
        var first = await metrics.SendAsync("GetMetricData", request.DeepClone().AsObject());
        Assert.Equal("a a: 1 2\nb b: 10", Values(first));
        Assert.Equal("PartialData", first["MetricDataResults"]![1]!["StatusCode"]!.GetValue<string>());
        request["NextToken"] = first["NextToken"]!.GetValue<string>();
        var second = await metrics.SendAsync("GetMetricData", request);
        Assert.Equal("b b: 20\nc c: 5", Values(second));
        Assert.Null(second["NextToken"]);
    }

    [Fact]
    public async Task Values_are_found_after_a_restart()
    {
        await using var tables = new Storage.Tables.MemoryTableStore();
        var first = new TestMetrics(tables);
        await first.PutAsync(first.Datum("m", 1));
        await first.Service.DisposeAsync();
        var second = new TestMetrics(tables);
        Assert.Equal("q m: 1", Values(await second.ReadAsync(Query("q", "m"))));
        await second.Service.DisposeAsync();
    }

    [Fact]
    public async Task What_a_service_measured_is_there_at_once_and_belongs_to_the_minute_it_was_measured_in()
    {
        await using var metrics = new TestMetrics();
        metrics.Source.Add("m", new(2, 3, 1, 2));
        Assert.Equal("q m: 3", Values(await metrics.ReadAsync(Query("q", "m"))));
        metrics.Source.Add("m", new(1, 4, 4, 4));
        metrics.Time.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal("q m: 7", Values(await metrics.ReadAsync(Query("q", "m"))));
        metrics.Source.Add("m", new(1, 5, 5, 5));
        Assert.Equal("q m: 7 5", Values(await metrics.ReadAsync(Query("q", "m"))));
    }

    private static JsonObject A => Query("a", "a");

    private static JsonObject B => Query("b", "b");

    private static JsonObject C => Query("c", "c");

    private static async Task<TestMetrics> ThreeAsync()
    {
        var metrics = new TestMetrics();
        await metrics.PutAsync(
            metrics.Datum("a", 1, 120), metrics.Datum("a", 2, 60), metrics.Datum("b", 10, 120), metrics.Datum("b", 20, 60), metrics.Datum("c", 5));
        return metrics;
    }
}
