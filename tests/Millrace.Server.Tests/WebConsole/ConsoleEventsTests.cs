using System.Net;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;

namespace Millrace.Server.Tests.WebConsole;

/// <summary>What the console hears as it happens.</summary>
public sealed class ConsoleEventsTests(ConsoleServer console) : IClassFixture<ConsoleServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_are_told_as_they_arrive_in_numbered_events()
    {
        var stream = await console.NewStreamAsync(shards: 2);
        await console.PutAsync(stream, "before", "before");
        await using var events = await ListenAsync($"topics=streams,tail&stream={ConsoleServer.ArnOf(stream)}&cursor=0:1,1:1");
        var seen = new List<string>();
        for (var i = 0; i < 3; i++) await console.PutAsync(stream, $"key-{i}", $"after {i}");
        var numbers = new List<long>();
        while (seen.Count < 4)
        {
            var (id, data) = await events.NextAsync();
            numbers.Add(long.Parse(id.Split(';')[0], provider: null));
            if (data["tail"] is { } tail) seen.AddRange(tail["rows"]!.AsArray().Select(static row => row!["preview"]!.GetValue<string>()));
        }

        Assert.Equal(["after 0", "after 1", "after 2", "before"], seen.Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(static number => (long)number), numbers);
    }

    [Fact]
    public async Task Who_comes_again_goes_on_where_it_was()
    {
        var stream = await console.NewStreamAsync();
        var query = $"topics=tail&stream={ConsoleServer.ArnOf(stream)}&cursor=0:1";
        string last;
        await console.PutAsync(stream, "k", "first");
        await using (var events = await ListenAsync(query))
        {
            (last, var data) = await events.NextAsync();
            Assert.Equal("first", data["tail"]!["rows"]![0]!["preview"]!.GetValue<string>());
        }

        await console.PutAsync(stream, "k", "meanwhile");
        await using var again = await ListenAsync(query, last);
        var (id, news) = await again.NextAsync();
        Assert.Equal("meanwhile", Assert.Single(news["tail"]!["rows"]!.AsArray())!["preview"]!.GetValue<string>());
        Assert.StartsWith("2;", id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_quicker_than_it_can_be_shown_is_counted()
    {
        var stream = await console.NewStreamAsync();
        var records = string.Join(',', Enumerable.Repeat("""{"PartitionKey":"k","Data":"YQ=="}""", 450));
        await console.CallAsync("PutRecords", $$"""{"StreamName":"{{stream}}","Records":[{{records}}]}""");
        await using var events = await ListenAsync($"topics=tail&stream={ConsoleServer.ArnOf(stream)}&cursor=0:1");
        var (_, news) = await events.NextAsync();
        Assert.Equal((200, 250), (news["tail"]!["rows"]!.AsArray().Count, news["tail"]!["more"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_tail_shows_what_its_filter_wants()
    {
        var stream = await console.NewStreamAsync();
        await using var events = await ListenAsync($"topics=tail&stream={ConsoleServer.ArnOf(stream)}&cursor=0:1&filter=wanted");
        await console.PutAsync(stream, "k", "not this");
        await console.PutAsync(stream, "k", "wanted");
        var (_, news) = await events.NextAsync();
        Assert.Equal("wanted", Assert.Single(news["tail"]!["rows"]!.AsArray())!["preview"]!.GetValue<string>());
    }

    [Fact]
    public async Task Calls_from_outside_are_told_and_those_of_the_console_are_not()
    {
        await using var events = await ListenAsync("topics=calls");
        await console.NewStreamAsync();
        using (await console.SendAsync("POST", "/", """{"StreamName":"no-such-stream"}""", ("X-Amz-Target", "Kinesis_20131202.DescribeStream"))) { }
        while (true)
        {
            var (_, news) = await events.NextAsync();
            var calls = news["calls"]!["rows"]!.AsArray();
            Assert.DoesNotContain(calls, static call => call!["operation"]!.GetValue<string>() == "CreateStream");
            if (calls.SingleOrDefault(static call => call!["operation"]!.GetValue<string>() == "DescribeStream") is not { } found) continue;
            Assert.Equal("MissingAuthenticationTokenException", found["error"]!.GetValue<string>());
            return;
        }
    }

    [Fact]
    public async Task What_a_call_was_is_kept_while_somebody_looks_at_the_calls_and_without_its_signature()
    {
        await using var events = await ListenAsync("topics=calls&bodies=1");
        var body = $$"""{"StreamName":"{{ConsoleServer.NewName()}}"}""";
        while (true)
        {
            // The first call may come before the one who looks.
            using (await console.SendAsync("POST", "/", body, ("X-Amz-Target", "Kinesis_20131202.DescribeStreamSummary"), ("Authorization", "secret"))) { }
            var (_, news) = await events.NextAsync();
            // What is told first may be of other tests.
            var last = news["calls"]!["rows"]!.AsArray().LastOrDefault(static call => call!["operation"]!.GetValue<string>() == "DescribeStreamSummary");
            if (last is null) continue;
            var number = last["number"]!.GetValue<long>();
            using var answer = await console.SendAsync("GET", $"/_millrace/api/call?number={number}");
            if (answer.StatusCode == HttpStatusCode.NotFound) continue;
            var text = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
            var call = JsonNode.Parse(text)!;
            Assert.Equal(("POST", "/", "Kinesis_20131202.DescribeStreamSummary"), ((string?)call["method"], (string?)call["target"], (string?)call["operation"]));
            Assert.Equal(body, Encoding.UTF8.GetString(Convert.FromBase64String((string)call["request"]!)));
            Assert.Contains("__type", Encoding.UTF8.GetString(Convert.FromBase64String((string)call["response"]!)), StringComparison.Ordinal);
            return;
        }
    }

    [Fact]
    public async Task Who_cannot_have_a_stream_of_events_asks_for_one_at_a_time_and_goes_on_where_it_was()
    {
        var stream = await console.NewStreamAsync();
        await console.PutAsync(stream, "k", "first");
        var query = $"/_millrace/api/events?once=1&topics=tail&stream={ConsoleServer.ArnOf(stream)}&cursor=0:1";
        using var first = await console.SendAsync("GET", query);
        Assert.Matches("^retry: 1000\n\nid: 1;tail=\\S+\ndata: .*\"first\".*\n\n$", await first.Content.ReadAsStringAsync(Cancellation));
        var place = (await first.Content.ReadAsStringAsync(Cancellation)).Split('\n')[2]["id: ".Length..];
        using var nothing = await console.SendAsync("GET", $"{query}&lastEventId={Uri.EscapeDataString(place)}&hello=1");
        Assert.Equal("retry: 1000\n\nevent: hello\ndata: 1\n\n", await nothing.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_stream_s_rates_are_told_while_records_flow()
    {
        var stream = await console.NewStreamAsync();
        await using var events = await ListenAsync("topics=streams");
        while (true)
        {
            await console.PutAsync(stream, "k", "data");
            var (_, news) = await events.NextAsync();
            var told = news["streams"]!.AsArray().Single(row => row!["name"]!.GetValue<string>() == stream)!;
            Assert.Equal(1, told["shards"]!.GetValue<int>());
            if (told["inRecords"]!.GetValue<double>() > 0) return;
        }
    }

    private async Task<Listener> ListenAsync(string query, string? last = null)
    {
        (string, string)[] headers = last is null ? [] : [("Last-Event-ID", last)];
        var answer = await console.SendAsync("GET", "/_millrace/api/events?" + query, headers);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        var body = await answer.Content.ReadAsStreamAsync(Cancellation);
        return new Listener(answer, SseParser.Create(body).EnumerateAsync(Cancellation).GetAsyncEnumerator(Cancellation));
    }

    private sealed class Listener(HttpResponseMessage answer, IAsyncEnumerator<SseItem<string>> events) : IAsyncDisposable
    {
        public async Task<(string Id, JsonNode Data)> NextAsync()
        {
            Assert.True(await events.MoveNextAsync());
            return (events.Current.EventId!, JsonNode.Parse(events.Current.Data)!);
        }

        public async ValueTask DisposeAsync()
        {
            await events.DisposeAsync();
            answer.Dispose();
        }
    }
}
