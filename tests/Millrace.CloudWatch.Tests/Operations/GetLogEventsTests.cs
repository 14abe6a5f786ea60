using System.Text.Json.Nodes;
using CsCheck;
using static Millrace.CloudWatch.Tests.TestLogs;

namespace Millrace.CloudWatch.Tests.Operations;

public sealed class GetLogEventsTests
{
    [Fact]
    public async Task The_newest_page_comes_first_and_leads_backward()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        await logs.PutAsync("g", "s", (0, "a"), (0, "b"), (1, "c"), (2, "d"), (3, "e"));

        var newest = await ReadAsync(logs, "");
        Assert.Equal("d e", Texts(newest));
        var before = await ReadAsync(logs, Token(newest, "nextBackwardToken"));
        Assert.Equal("b c", Texts(before));
        Assert.Equal("d e", Texts(await ReadAsync(logs, Token(before, "nextForwardToken"))));
        var first = await ReadAsync(logs, Token(before, "nextBackwardToken"));
        Assert.Equal("a", Texts(first));
        Assert.StartsWith("b/", first["nextBackwardToken"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_end_the_same_token_comes_back_until_there_is_more()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        var empty = await ReadAsync(logs, """ ,"startFromHead":true""");
        await logs.PutAsync("g", "s", (0, "a"));
        var first = await ReadAsync(logs, Token(empty, "nextForwardToken"));
        Assert.Equal("a", Texts(first));
        var end = await ReadAsync(logs, Token(first, "nextForwardToken"));
        Assert.Equal("", Texts(end));
        Assert.Equal(first["nextForwardToken"]!.GetValue<string>(), end["nextForwardToken"]!.GetValue<string>());
        await logs.PutAsync("g", "s", (0, "b"));
        Assert.Equal("b", Texts(await ReadAsync(logs, Token(end, "nextForwardToken"))));
    }

    [Fact]
    public async Task The_end_of_a_time_is_not_in_it()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        await logs.PutAsync("g", "s", (0, "a"), (1, "b"), (2, "c"));
        Assert.Equal("b", Texts(await ReadAsync(logs, $$""" ,"startTime":{{logs.Now + 1}},"endTime":{{logs.Now + 2}}""")));
    }

    [Fact]
    public async Task A_token_that_is_none_is_refused()
    {
        await using var logs = new TestLogs();
        await logs.CreateAsync("g", "s");
        foreach (var token in (string[])["x", "f/1", "f/" + new string('x', 56), "b/"])
        {
            await logs.RefusedAsync(
                "GetLogEvents",
                $$"""{"logGroupName":"g","logStreamName":"s","nextToken":"{{token}}"}""",
                "InvalidParameterException",
                "The specified nextToken is invalid.");
        }
    }

    /// <summary>However events came in, they are read once each, in the order of their times, from either end.</summary>
    [Fact]
    public async Task Events_are_read_in_order_from_either_end_however_they_came_in()
    {
        var batch = Gen.Int[0, 200_000].Array[1, 12];
        await batch.Array[1, 12].SampleAsync(
            async batches =>
            {
                await using var logs = new TestLogs();
                await logs.CreateAsync("g", "s");
                var put = new List<(int Time, int Order, string Text)>();
                foreach (var times in batches)
                {
                    Array.Sort(times);
                    var events = times.Select(time => (Time: time, Order: put.Count, Text: $"{time}-{put.Count}")).ToList();
                    for (var i = 0; i < events.Count; i++) put.Add(events[i] = (events[i].Time, put.Count, $"{events[i].Time}-{put.Count}"));
                    await logs.PutAsync("g", "s", [.. events.Select(one => ((long)one.Time, one.Text))]);
                }

                var expected = string.Join(' ', put.OrderBy(one => one.Time).ThenBy(one => one.Order).Select(one => one.Text));
                Assert.Equal(expected, await WalkAsync(logs, "nextForwardToken"));
                Assert.Equal(expected, await WalkAsync(logs, "nextBackwardToken"));
            },
            iter: 40,
            threads: 1);
    }

    private static async Task<string> WalkAsync(TestLogs logs, string direction)
    {
        var pages = new List<string>();
        var isForward = direction == "nextForwardToken";
        for (var more = isForward ? """ ,"startFromHead":true""" : ""; ;)
        {
            var page = await ReadAsync(logs, more, 7);
            if (Texts(page).Length == 0) return string.Join(' ', isForward ? pages : Enumerable.Reverse(pages));
            pages.Add(Texts(page));
            more = Token(page, direction);
        }
    }

    private static Task<JsonObject> ReadAsync(TestLogs logs, string more, int limit = 2) =>
        logs.SendAsync("GetLogEvents", $$"""{"logGroupName":"g","logStreamName":"s","limit":{{limit}}{{more}} }""");

    private static string Token(JsonObject answer, string member) => $""" ,"nextToken":"{answer[member]!.GetValue<string>()}" """;
}
