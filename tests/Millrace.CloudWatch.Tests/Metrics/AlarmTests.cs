using System.Diagnostics;
using System.Text.Json.Nodes;
using Millrace.CloudWatch.Metrics.Alarms;
using static Millrace.CloudWatch.Tests.Metrics.TestMetrics;

namespace Millrace.CloudWatch.Tests.Metrics;

public sealed class AlarmTests
{
    private static readonly string[] Treatments = ["missing", "ignore", "breaching", "notBreaching"];

    /// <summary>The tables of AWS's guide on missing data: a dash has no value, a zero does not breach, an X does.</summary>
    [Theory]
    [InlineData("0-X-X", 3, 3, "OK OK OK OK")]
    [InlineData("----0", 3, 3, "OK OK OK OK")]
    [InlineData("-----", 3, 3, "INSUFFICIENT_DATA same ALARM OK")]
    [InlineData("0XX-X", 3, 3, "ALARM ALARM ALARM ALARM")]
    [InlineData("--X--", 3, 3, "ALARM same ALARM OK")]
    [InlineData("0-X-X", 3, 2, "ALARM ALARM ALARM ALARM")]
    [InlineData("00X0X", 3, 2, "ALARM ALARM ALARM ALARM")]
    [InlineData("0-X--", 3, 2, "OK OK ALARM OK")]
    [InlineData("----0", 3, 2, "OK OK ALARM OK")]
    [InlineData("---X-", 3, 2, "ALARM same ALARM OK")]
    public void Missing_data_is_treated_as_AWS_says(string points, int periods, int needed, string states)
    {
        var known = points.Reverse().Where(static point => point != '-').Take(periods).ToList();
        var breaching = known.Count(static point => point == 'X');
        Assert.Equal(
            states,
            string.Join(' ', Treatments
                .Select(treat => AlarmEvaluation.Judge(periods, needed, known.Count, breaching, treat) ?? "same")));
    }

    [Fact]
    public async Task An_alarm_follows_its_metric_with_the_clock()
    {
        await using var metrics = new TestMetrics();
        await metrics.SendAsync("PutMetricAlarm", Alarm("late"));
        var made = await OnlyAsync(metrics);
        Assert.Equal(("INSUFFICIENT_DATA", "Unchecked: Initial alarm creation"), (made["StateValue"]!.GetValue<string>(), made["StateReason"]!.GetValue<string>()));
        Assert.Equal($"arn:aws:cloudwatch:{Region}:{Account}:alarm:late", made["AlarmArn"]!.GetValue<string>());

        await metrics.PutAsync(metrics.Datum("m", 5));
        await BecomesAsync(metrics, "ALARM");
        Assert.Equal(
            "Threshold Crossed: 1 datapoint [5.0 (22/01/26 01:22:00)] was greater than or equal to the threshold (5.0).",
            (await OnlyAsync(metrics))["StateReason"]!.GetValue<string>());
        await metrics.PutAsync(metrics.Datum("m", 1));
        await BecomesAsync(metrics, "OK");
        Assert.StartsWith("Threshold Crossed: 1 datapoint [1.0 (", (await OnlyAsync(metrics))["StateReason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("was not greater than or equal to", (await OnlyAsync(metrics))["StateReason"]!.GetValue<string>(), StringComparison.Ordinal);
        metrics.Time.Advance(TimeSpan.FromMinutes(10));
        await BecomesAsync(metrics, "INSUFFICIENT_DATA");
        Assert.Equal("Insufficient Data: 1 datapoint was unknown.", (await OnlyAsync(metrics))["StateReason"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_alarm_on_an_expression()
    {
        await using var metrics = new TestMetrics();
        var alarm = new JsonObject
        {
            ["AlarmName"] = "sum",
            ["EvaluationPeriods"] = 1,
            ["Threshold"] = 4,
            ["ComparisonOperator"] = "GreaterThanThreshold",
            ["TreatMissingData"] = "notBreaching",
            ["Metrics"] = new JsonArray(Query("a", "a", isHidden: true), Query("b", "b", isHidden: true), Expression("a+b")),
        };
        await metrics.SendAsync("PutMetricAlarm", alarm);
        await BecomesAsync(metrics, "OK");
        await metrics.PutAsync(metrics.Datum("a", 2), metrics.Datum("b", 3));
        await BecomesAsync(metrics, "ALARM");
    }

    [Fact]
    public async Task A_state_that_is_set_holds_until_the_next_evaluation()
    {
        await using var metrics = new TestMetrics();
        await metrics.SendAsync("PutMetricAlarm", Alarm("a"));
        var set = new JsonObject { ["AlarmName"] = "a", ["StateValue"] = "ALARM", ["StateReason"] = "a test", ["StateReasonData"] = "{}" };
        await metrics.SendAsync("SetAlarmState", set.DeepClone().AsObject());
        var told = await OnlyAsync(metrics);
        Assert.Equal(("ALARM", "a test", "{}"), (told["StateValue"]!.GetValue<string>(), told["StateReason"]!.GetValue<string>(), told["StateReasonData"]!.GetValue<string>()));
        await BecomesAsync(metrics, "INSUFFICIENT_DATA");
        set["StateReasonData"] = "{";
        await metrics.RefusedAsync("SetAlarmState", set.DeepClone().AsObject(), "InvalidFormat", "StateReasonData is not valid JSON");
        set["StateReasonData"] = null;
        set["AlarmName"] = "b";
        await metrics.RefusedAsync("SetAlarmState", set, "ResourceNotFound", "Alarm b does not exist");
    }

    [Fact]
    public async Task Alarms_are_listed_by_name_prefix_state_and_action()
    {
        await using var metrics = new TestMetrics();
        foreach (var name in new[] { "a1", "a2", "b1" }) await metrics.SendAsync("PutMetricAlarm", Alarm(name));
        await metrics.SendAsync("SetAlarmState", new JsonObject { ["AlarmName"] = "a2", ["StateValue"] = "ALARM", ["StateReason"] = "" });
        Assert.Equal("a1 a2 b1", await ListAsync("""{}"""));
        Assert.Equal("a1 a2", await ListAsync("""{"AlarmNamePrefix":"a"}"""));
        Assert.Equal("a1 b1", await ListAsync("""{"AlarmNames":["b1","a1","c"]}"""));
        Assert.Equal("a2", await ListAsync("""{"StateValue":"ALARM"}"""));
        Assert.Equal("a1 a2 b1", await ListAsync("""{"ActionPrefix":"arn:aws:sns"}"""));
        Assert.Equal("", await ListAsync("""{"ActionPrefix":"arn:aws:lambda"}"""));
        Assert.Equal("", await ListAsync("""{"AlarmTypes":["CompositeAlarm"]}"""));
        var page = await metrics.SendAsync("DescribeAlarms", new JsonObject { ["MaxRecords"] = 2 });
        Assert.Equal("b1", await ListAsync($$"""{"MaxRecords":2,"NextToken":"{{page["NextToken"]}}"}"""));
        await metrics.SendAsync("DisableAlarmActions", new JsonObject { ["AlarmNames"] = new JsonArray("a1") });
        await metrics.SendAsync("DisableAlarmActions", new JsonObject { ["AlarmNames"] = new JsonArray("b1", "none") });
        await metrics.SendAsync("EnableAlarmActions", new JsonObject { ["AlarmNames"] = new JsonArray("b1") });
        var told = (await metrics.SendAsync("DescribeAlarms", []))["MetricAlarms"]!.AsArray();
        Assert.Equal([false, true, true], told.Select(static alarm => alarm!["ActionsEnabled"]!.GetValue<bool>()));
        var watching = await metrics.SendAsync("DescribeAlarmsForMetric", new JsonObject { ["Namespace"] = "N", ["MetricName"] = "m" });
        Assert.Equal(3, watching["MetricAlarms"]!.AsArray().Count);

        await metrics.RefusedAsync("DeleteAlarms", new JsonObject { ["AlarmNames"] = new JsonArray("a1", "none") }, "ResourceNotFound", "Alarm none does not exist");
        Assert.Equal("a1 a2 b1", await ListAsync("""{}"""));
        await metrics.SendAsync("DeleteAlarms", new JsonObject { ["AlarmNames"] = new JsonArray("a1", "b1") });
        Assert.Equal("a2", await ListAsync("""{}"""));

        async Task<string> ListAsync(string request) => string.Join(
            ' ', (await metrics.SendAsync("DescribeAlarms", JsonNode.Parse(request)!.AsObject()))["MetricAlarms"]!.AsArray().Select(static alarm => alarm!["AlarmName"]));
    }

    [Theory]
    [InlineData("Period", "MissingParameter", "The parameter Period is required.")]
    [InlineData("MetricName", "MissingParameter", "The parameter MetricName is required.")]
    [InlineData("Threshold", "MissingParameter", "The parameter Threshold is required.")]
    [InlineData("Statistic", "InvalidParameterCombination", "Exactly one of the parameters Statistic and ExtendedStatistic must be specified.")]
    public async Task An_alarm_lacks_something(string member, string code, string text)
    {
        await using var metrics = new TestMetrics();
        var alarm = Alarm("a");
        alarm.Remove(member);
        await metrics.RefusedAsync("PutMetricAlarm", alarm, code, text);
    }

    private static JsonObject Alarm(string name) => new()
    {
        ["AlarmName"] = name,
        ["Namespace"] = "N",
        ["MetricName"] = "m",
        ["Statistic"] = "Sum",
        ["Period"] = 60,
        ["EvaluationPeriods"] = 1,
        ["Threshold"] = 5,
        ["ComparisonOperator"] = "GreaterThanOrEqualToThreshold",
        ["AlarmActions"] = new JsonArray($"arn:aws:sns:{Region}:{Account}:topic"),
    };

    private static async Task<JsonObject> OnlyAsync(TestMetrics metrics) =>
        Assert.Single((await metrics.SendAsync("DescribeAlarms", []))["MetricAlarms"]!.AsArray())!.AsObject();

    /// <summary>Moves the clock on until the alarm is in a state.</summary>
    private static async Task BecomesAsync(TestMetrics metrics, string state)
    {
        metrics.Time.Advance(TimeSpan.FromMinutes(1));
        var watch = Stopwatch.StartNew();
        for (var seconds = 0; (await OnlyAsync(metrics))["StateValue"]!.GetValue<string>() != state; seconds++)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It does not become {state}.");
            if (seconds < 30) metrics.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}
