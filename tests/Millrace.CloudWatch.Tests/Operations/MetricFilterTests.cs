using System.Text.Json.Nodes;
using Millrace.CloudWatch.Metrics;
using Millrace.CloudWatch.Tests.Metrics;
using static Millrace.CloudWatch.Tests.TestLogs;

namespace Millrace.CloudWatch.Tests.Operations;

public sealed class MetricFilterTests
{
    [Theory]
    [InlineData("ERROR", "1", null, "2")]
    [InlineData("{ $.ms > 10 }", "$.ms", null, "42")]
    [InlineData("{ $.ms = * }", "$.ms", null, "47")]
    [InlineData("{ $.none = * }", "$.none", "0", "0")]
    [InlineData("nothing", "1", "7", "7")]
    [InlineData("nothing", "1", null, "")]
    [InlineData("ERROR", "1", "0", "2")]
    public async Task Events_that_match_are_counted_into_a_metric(string pattern, string value, string? usual, string sum)
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        await PutAsync(logs, "f", pattern, value, usual);
        await logs.PutAsync("g", "s", (0, "ERROR one"), (1, """{"ms":42}"""), (2, """{"ms":5}"""), (3, "ERROR two"));
        Assert.Equal(sum, await SumAsync(logs, "m"));
    }

    [Fact]
    public async Task A_field_may_be_a_dimension()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        var filter = Filter("f", "{ $.ms = * }", "$.ms", null);
        filter["metricTransformations"]![0]!["dimensions"] = new JsonObject { ["Who"] = "$.ms" };
        await logs.SendAsync("PutMetricFilter", filter.ToJsonString());
        await logs.PutAsync("g", "s", (0, """{"ms":5}"""), (1, """{"ms":5}"""));
        Assert.Equal("", await SumAsync(logs, "m"));
        Assert.Equal("10", await SumAsync(logs, "m", "Who=5"));
        filter["metricTransformations"]![0]!["defaultValue"] = 0;
        await logs.RefusedAsync(
            "PutMetricFilter", filter.ToJsonString(), "InvalidParameterException", "Invalid metric transformation: dimensions and default value are mutually exclusive properties.");
    }

    [Fact]
    public async Task What_functions_write_is_counted_as_well()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        await PutAsync(logs, "f", "ERROR", "1", null);
        await logs.Service.DeliverAsync(new(Account, Region, "g", "other"), [new(logs.Time.GetUtcNow(), "ERROR"), new(logs.Time.GetUtcNow(), "fine")], static (_, _) => true);
        Assert.Equal("1", await SumAsync(logs, "m"));
    }

    [Fact]
    public async Task Filters_are_listed_changed_and_deleted()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        await logs.CreateAsync("h");
        foreach (var name in new[] { "a1", "a2", "b" }) await PutAsync(logs, name, "x", "1", null);
        await PutAsync(logs, "b", "y", "1", null);
        Assert.Equal("a1 a2 b", await ListAsync("""{"logGroupName":"g"}"""));
        Assert.Equal("a1 a2 b", await ListAsync("{}"));
        Assert.Equal("", await ListAsync("""{"logGroupName":"h"}"""));
        Assert.Equal("a1 a2", await ListAsync("""{"logGroupName":"g","filterNamePrefix":"a"}"""));
        Assert.Equal("a1 a2 b", await ListAsync("""{"metricName":"m","metricNamespace":"N"}"""));
        var page = await logs.SendAsync("DescribeMetricFilters", """{"limit":2}""");
        Assert.Equal("b", await ListAsync($$"""{"limit":2,"nextToken":"{{page["nextToken"]}}"}"""));
        var told = (await logs.SendAsync("DescribeMetricFilters", """{"filterNamePrefix":"b"}"""))["metricFilters"]![0]!;
        Assert.Equal(("y", "g", logs.Now), (told["filterPattern"]!.GetValue<string>(), told["logGroupName"]!.GetValue<string>(), told["creationTime"]!.GetValue<long>()));
        Assert.Equal(3, (await logs.SendAsync("DescribeLogGroups", """{"logGroupNamePrefix":"g"}"""))["logGroups"]![0]!["metricFilterCount"]!.GetValue<int>());
        await logs.SendAsync("DeleteMetricFilter", """{"logGroupName":"g","filterName":"a1"}""");
        await logs.RefusedAsync("DeleteMetricFilter", """{"logGroupName":"g","filterName":"a1"}""", "ResourceNotFoundException", "The specified metric filter does not exist.");
        Assert.Equal("a2 b", await ListAsync("{}"));
        await logs.SendAsync("DeleteLogGroup", """{"logGroupName":"g"}""");
        Assert.Equal("", await ListAsync("{}"));

        async Task<string> ListAsync(string request) => Names(await logs.SendAsync("DescribeMetricFilters", request), "metricFilters", "filterName");
    }

    [Fact]
    public async Task A_group_has_a_hundred_at_most()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g");
        for (var i = 0; i < 100; i++) await PutAsync(logs, $"f{i}", "x", "1", null);
        await logs.RefusedAsync("PutMetricFilter", Filter("more", "x", "1", null).ToJsonString(), "LimitExceededException", "Resource limit exceeded.");
        await PutAsync(logs, "f7", "y", "1", null);
    }

    private static Task<JsonObject> PutAsync(TestLogs logs, string name, string pattern, string value, string? usual) =>
        logs.SendAsync("PutMetricFilter", Filter(name, pattern, value, usual).ToJsonString());

    private static JsonObject Filter(string name, string pattern, string value, string? usual) => new()
    {
        ["logGroupName"] = "g",
        ["filterName"] = name,
        ["filterPattern"] = pattern,
        ["metricTransformations"] = new JsonArray(new JsonObject
        {
            ["metricName"] = "m",
            ["metricNamespace"] = "N",
            ["metricValue"] = value,
            ["defaultValue"] = usual is null ? null : JsonNode.Parse(usual),
        }),
    };

    /// <summary>The sum of a metric in the same store.</summary>
    private static async Task<string> SumAsync(TestLogs logs, string metric, string? dimensions = null)
    {
        await using var service = new MetricsService(new MetricsOptions(), logs.Tables, [], logs.Time);
        var call = service.Operations.Single(static binding => binding.Operation.Name == "GetMetricStatistics");
        var request = new JsonObject
        {
            ["Namespace"] = "N",
            ["MetricName"] = metric,
            ["StartTime"] = logs.Now / 1000 - 600,
            ["EndTime"] = logs.Now / 1000 + 600,
            ["Period"] = 1200,
            ["Statistics"] = new JsonArray("Sum"),
            ["Dimensions"] = dimensions is null ? null : TestMetrics.Dimensions(dimensions),
        };
        var answer = await TestMetrics.CallAsync(call, request);
        return string.Join(' ', answer["Datapoints"]!.AsArray().Select(static point => point!["Sum"]!.ToString()));
    }
}
