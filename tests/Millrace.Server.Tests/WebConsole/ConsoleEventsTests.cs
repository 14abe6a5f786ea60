using System.Net;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;
using Millrace.WebConsole.Events;

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

    [Fact]
    public async Task One_connection_tells_many_pages_what_each_wants_and_goes_on_where_each_was()
    {
        var (left, right) = (await console.NewStreamAsync(), await console.NewStreamAsync());
        var query = $"{WishOf("a", left)}&{WishOf("b", right)}&{WishOf("c", "no-such-stream")}";
        string last;
        await using (var events = await ListenAsync(query))
        {
            await console.PutAsync(left, "k", "for a");
            var (_, first) = await events.NextAsync();
            Assert.Equal(("for a", null), (PreviewOf(first["a"]), first["b"]));
            await console.PutAsync(right, "k", "for b");
            (last, var second) = await events.NextAsync();
            Assert.Equal(("for b", null), (PreviewOf(second["b"]), second["a"]));
        }

        await console.PutAsync(left, "k", "meanwhile");
        await using var again = await ListenAsync($"{query}&lastEventId={Uri.EscapeDataString(last)}");
        var (_, third) = await again.NextAsync();
        Assert.Equal(("meanwhile", null), (PreviewOf(third["a"]), third["b"]));

        static string WishOf(string name, string stream) => $"wish={Uri.EscapeDataString($"{name},tail,stream={ConsoleServer.ArnOf(stream)}&cursor=0:1")}";
        static string PreviewOf(JsonNode? tail) => Assert.Single(tail!["rows"]!.AsArray())!["preview"]!.GetValue<string>();
    }

    [Fact]
    public async Task A_stream_that_is_deleted_ends_its_own_tail_and_no_other()
    {
        var (gone, stays) = (await console.NewStreamAsync(), await console.NewStreamAsync());
        await using var events = await ListenAsync(string.Join('&', new[] { gone, stays }.Select(static name => $"wish={Uri.EscapeDataString($"{name},tail,stream={ConsoleServer.ArnOf(name)}&cursor=0:1")}")));
        await console.PutAsync(gone, "k", "last");
        Assert.NotNull((await events.NextAsync()).Data[gone]);
        await console.CallAsync("DeleteStream", $$"""{"StreamName":"{{gone}}"}""");
        await console.PutAsync(stays, "k", "first");
        Assert.NotNull((await events.NextAsync()).Data[stays]);
        await console.PutAsync(stays, "k", "second");
        Assert.NotNull((await events.NextAsync()).Data[stays]);
    }

    [Theory]
    [InlineData("wish=a,tail")]
    [InlineData("wish=a%3Bb,streams,")]
    [InlineData("wish=a,nonsense,")]
    [InlineData("wish=a,streams,&wish=a,calls,")]
    [InlineData("hello=1")]
    public async Task A_wish_that_makes_no_sense_is_refused(string query)
    {
        using var answer = await console.SendAsync("GET", "/_millrace/api/events?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task One_busy_shard_among_many_is_told_whole()
    {
        var stream = await console.NewStreamAsync(shards: 4);
        var records = string.Join(',', Enumerable.Repeat("""{"PartitionKey":"k","Data":"YQ=="}""", 150));
        await console.CallAsync("PutRecords", $$"""{"StreamName":"{{stream}}","Records":[{{records}}]}""");
        await using var events = await ListenAsync($"topics=tail&stream={ConsoleServer.ArnOf(stream)}&cursor=0:1,1:1,2:1,3:1");
        var (_, news) = await events.NextAsync();
        Assert.Equal((150, 0), (news["tail"]!["rows"]!.AsArray().Count, news["tail"]!["more"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Events_come_no_quicker_than_five_a_second()
    {
        var stream = await console.NewStreamAsync();
        // From before the first of them could be sent: whatever is late here makes it longer.
        var started = TimeProvider.System.GetTimestamp();
        await using var events = await ListenAsync($"topics=tail&stream={ConsoleServer.ArnOf(stream)}&cursor=0:1");
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var putting = Task.Run(async () => { while (!enough.IsCancellationRequested) await console.PutAsync(stream, "k", "data"); }, Cancellation);
        for (var i = 0; i < 11; i++) await events.NextAsync();
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        await enough.CancelAsync();
        await putting;
        // The first comes at once, and a timer may be early by a part of a tick.
        Assert.True(elapsed >= 9.9 * EventsAnswer.Interval, $"eleven events came in {elapsed}");
    }

    [Fact]
    public async Task Calls_that_were_before_are_answered_in_pages()
    {
        for (var i = 0; i < 3; i++) using (await console.SendAsync("POST", "/", "{}", ("X-Amz-Target", "Kinesis_20131202.ListStreams"))) { }
        var newest = await PageAsync(long.MaxValue);
        Assert.InRange(newest.Count, 3, 200);
        var numbers = newest.Select(static row => row!["number"]!.GetValue<long>()).ToArray();
        Assert.Equal(numbers.Order(), numbers);
        var older = await PageAsync(numbers[^1]);
        Assert.Equal(numbers[^2], older[^1]!["number"]!.GetValue<long>());
        Assert.Empty(await PageAsync(0));
        using var wrong = await console.SendAsync("GET", "/_millrace/api/calls");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);

        async Task<JsonArray> PageAsync(long before)
        {
            using var answer = await console.SendAsync("GET", $"/_millrace/api/calls?before={before}");
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!["rows"]!.AsArray();
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
