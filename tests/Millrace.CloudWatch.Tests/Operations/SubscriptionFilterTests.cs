using Millrace.Wire;
using static Millrace.CloudWatch.Tests.TestLogs;

namespace Millrace.CloudWatch.Tests.Operations;

public sealed class SubscriptionFilterTests
{
    private const string Refused = "Could not deliver test message to specified Kinesis stream. Check if the given kinesis stream is in ACTIVE state. ";

    [Fact]
    public async Task Events_that_match_are_sent_on_compressed_after_a_trial()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        await logs.SendAsync("PutSubscriptionFilter", Filter("f", "ERROR"));
        Assert.Equal("CONTROL_MESSAGE", (await logs.Destinations.NextAsync()).Document["messageType"]!.GetValue<string>());

        await logs.PutAsync("g", "s", (0, "fine"), (1, "ERROR one"), (2, "ERROR two"));
        var (key, document) = await logs.Destinations.NextAsync();
        Assert.Equal("s", key);
        Assert.Equal(
            ("DATA_MESSAGE", Account, "g", "s", """["f"]"""),
            (Text("messageType"), Text("owner"), Text("logGroup"), Text("logStream"), document["subscriptionFilters"]!.ToJsonString()));
        var events = document["logEvents"]!.AsArray();
        Assert.Equal(["ERROR one", "ERROR two"], events.Select(static one => one!["message"]!.GetValue<string>()));
        Assert.Equal([logs.Now + 1, logs.Now + 2], events.Select(static one => one!["timestamp"]!.GetValue<long>()));
        var found = (await logs.SendAsync("FilterLogEvents", """{"logGroupName":"g","filterPattern":"ERROR"}"""))["events"]!.AsArray();
        Assert.Equal(found.Select(static one => one!["eventId"]!.GetValue<string>()), events.Select(static one => one!["id"]!.GetValue<string>()));

        string Text(string member) => document[member]!.GetValue<string>();
    }

    [Fact]
    public async Task What_functions_write_is_sent_as_well_and_spread_if_that_is_asked_for()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g");
        await logs.SendAsync("PutSubscriptionFilter", Filter("f", "", """, "distribution":"Random" """));
        await logs.Destinations.NextAsync();
        await logs.Service.DeliverAsync(new(Account, Region, "g", "s"), [new(logs.Time.GetUtcNow(), "a")], static (_, _) => true);
        var (key, document) = await logs.Destinations.NextAsync();
        Assert.Equal("a", document["logEvents"]![0]!["message"]!.GetValue<string>());
        Assert.NotEqual("s", key);
    }

    [Fact]
    public async Task A_full_stream_is_tried_again_and_many_events_go_in_several_records()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        await logs.SendAsync("PutSubscriptionFilter", Filter("f", ""));
        await logs.Destinations.NextAsync();
        logs.Destinations.Refusals.Enqueue(new ServiceException("ProvisionedThroughputExceededException", "full"));
        await logs.PutAsync("g", "s", [.. Enumerable.Range(0, 10).Select(static i => ((long)i, new string('x', 90_000)))]);
        var sent = 0;
        var records = 0;
        for (; sent < 10; records++) sent += (await logs.Destinations.NextAsync()).Document["logEvents"]!.AsArray().Count;
        Assert.Equal((10, 10), (sent, records));
    }

    [Fact]
    public async Task Filters_are_listed_and_deleted_and_there_are_two_at_most()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g");
        await logs.SendAsync("PutSubscriptionFilter", Filter("a", "x"));
        await logs.SendAsync("PutSubscriptionFilter", Filter("b", "x"));
        await logs.SendAsync("PutSubscriptionFilter", Filter("b", "y"));
        await logs.RefusedAsync("PutSubscriptionFilter", Filter("c", "x"), "LimitExceededException", "Resource limit exceeded.");
        var listed = await logs.SendAsync("DescribeSubscriptionFilters", """{"logGroupName":"g"}""");
        Assert.Equal("a b", Names(listed, "subscriptionFilters", "filterName"));
        var told = listed["subscriptionFilters"]![1]!;
        Assert.Equal(("y", "ByLogStream"), (told["filterPattern"]!.GetValue<string>(), told["distribution"]!.GetValue<string>()));
        await logs.SendAsync("DeleteSubscriptionFilter", """{"logGroupName":"g","filterName":"a"}""");
        await logs.RefusedAsync(
            "DeleteSubscriptionFilter", """{"logGroupName":"g","filterName":"a"}""", "ResourceNotFoundException", "The specified subscription filter does not exist.");
        await logs.SendAsync("PutSubscriptionFilter", Filter("c", "x"));
    }

    [Fact]
    public async Task A_destination_that_cannot_be_reached_is_refused()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g");
        logs.Destinations.Refusals.Enqueue(new ServiceException("ResourceNotFoundException", "no stream"));
        await logs.RefusedAsync("PutSubscriptionFilter", Filter("f", "x"), "InvalidParameterException", Refused);
        await logs.RefusedAsync(
            "PutSubscriptionFilter",
            """{"logGroupName":"g","filterName":"f","filterPattern":"","destinationArn":"arn:aws:kinesis:eu-central-1:123456789012:stream/s"}""",
            "InvalidParameterException",
            "destinationArn for vendor kinesis cannot be used without roleArn");
        await logs.RefusedAsync(
            "PutSubscriptionFilter",
            Filter("f", "x").Replace("iam::123456789012", "iam::999999999999", StringComparison.Ordinal),
            "InvalidParameterException",
            "Cross-account pass role is not allowed.");
        await logs.RefusedAsync(
            "PutSubscriptionFilter", Filter("f", "x").Replace("\"g\"", "\"none\"", StringComparison.Ordinal), "ResourceNotFoundException", "The specified log group does not exist.");
    }

    [Fact]
    public async Task A_function_gets_events_as_long_as_its_policy_lets_the_log_group_call_it()
    {
        const string Function = "arn:aws:lambda:eu-central-1:123456789012:function:f";
        const string NoLeave = "Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function.";
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        var request = $$"""{"logGroupName":"g","filterName":"f","filterPattern":"ERROR","destinationArn":"{{Function}}"}""";
        await logs.RefusedAsync("PutSubscriptionFilter", request, "InvalidParameterException", NoLeave);
        logs.Destinations.Callers.Add((Function, $"arn:aws:logs:{Region}:{Account}:log-group:g:*"));
        await logs.RefusedAsync(
            "PutSubscriptionFilter",
            request.Replace("}", ""","roleArn":"arn:aws:iam::123456789012:role/r"}""", StringComparison.Ordinal),
            "InvalidParameterException",
            "destinationArn for vendor lambda cannot be used with roleArn");
        await logs.SendAsync("PutSubscriptionFilter", request);
        await logs.PutAsync("g", "s", (0, "fine"), (1, "ERROR one"));
        var (function, document) = await logs.Destinations.NextAsync();
        Assert.Equal((Function, "DATA_MESSAGE", "ERROR one"), (function, (string?)document["messageType"], (string?)document["logEvents"]![0]!["message"]));
        var told = (await logs.SendAsync("DescribeSubscriptionFilters", """{"logGroupName":"g"}"""))["subscriptionFilters"]![0]!.AsObject();
        Assert.Equal((Function, false), ((string?)told["destinationArn"], told.ContainsKey("roleArn")));

        // Without the permission nothing comes any more.
        logs.Destinations.Callers.Clear();
        await logs.PutAsync("g", "s", (2, "ERROR two"));
        logs.Destinations.Callers.Add((Function, $"arn:aws:logs:{Region}:{Account}:log-group:g:*"));
        await logs.PutAsync("g", "s", (3, "ERROR three"));
        var messages = new List<string?>();
        while (messages.LastOrDefault() != "ERROR three") messages.Add((string?)(await logs.Destinations.NextAsync()).Document["logEvents"]![0]!["message"]);
    }

    private static string Filter(string name, string pattern, string more = "") => $$"""
        {"logGroupName":"g","filterName":"{{name}}","filterPattern":"{{pattern}}","destinationArn":"arn:aws:kinesis:eu-central-1:123456789012:stream/s",
        "roleArn":"arn:aws:iam::123456789012:role/r"{{more}}}
        """;
}
