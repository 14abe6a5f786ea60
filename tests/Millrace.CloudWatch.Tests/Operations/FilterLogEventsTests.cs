using System.Text.Json.Nodes;
using static Millrace.CloudWatch.Tests.TestLogs;

namespace Millrace.CloudWatch.Tests.Operations;

public sealed class FilterLogEventsTests
{
    [Fact]
    public async Task Streams_are_read_together_by_time()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "a", "b");
        await logs.PutAsync("g", "a", (0, "a0"), (2, "a2"));
        await logs.PutAsync("g", "b", (1, "b1"), (2, "b2"));
        Assert.Equal("a0 b1 a2 b2", Texts(await FilterAsync(logs, "")));
        Assert.Equal("b1 b2", Texts(await FilterAsync(logs, """ ,"logStreamNames":["b"]""")));
        Assert.Equal("a0 a2", Texts(await FilterAsync(logs, """ ,"logStreamNamePrefix":"a" """)));
        Assert.Equal("b1", Texts(await FilterAsync(logs, """ ,"filterPattern":"b1" """)));
    }

    [Fact]
    public async Task Pages_go_on_where_the_one_before_ended()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "a", "b");
        await logs.PutAsync("g", "a", (0, "1"), (0, "2"), (0, "3"));
        await logs.PutAsync("g", "b", (0, "4"), (0, "5"));
        var read = new List<string>();
        var ids = new HashSet<string>();
        for (var more = ""; ;)
        {
            var page = await FilterAsync(logs, """ ,"limit":2""" + more);
            read.Add(Texts(page));
            foreach (var one in page["events"]!.AsArray()) Assert.True(ids.Add(one!["eventId"]!.GetValue<string>()));
            if (page["nextToken"] is not { } token) break;
            more = $""" ,"nextToken":"{token.GetValue<string>()}" """;
        }

        Assert.Equal(["1 2", "3 4", "5"], read);
    }

    [Fact]
    public async Task What_is_asked_for_twice_over_is_refused()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "a");
        await logs.RefusedAsync(
            "FilterLogEvents",
            """{"logGroupName":"g","logStreamNames":["a"],"logStreamNamePrefix":"a"}""",
            "InvalidParameterException",
            "logStreamNamePrefix and logStreamNames are mutually exclusive parameters.");
        await logs.RefusedAsync(
            "FilterLogEvents", """{"logGroupName":"g","nextToken":"x"}""", "InvalidParameterException", "The specified nextToken is invalid.");
        await logs.RefusedAsync(
            "FilterLogEvents",
            """{"logGroupName":"g","logStreamNames":["b"]}""",
            "ResourceNotFoundException",
            "The specified log stream does not exist.");
    }

    private static Task<JsonObject> FilterAsync(TestLogs logs, string more) => logs.SendAsync("FilterLogEvents", $$"""{"logGroupName":"g"{{more}} }""");
}
