using System.Text.Json.Nodes;

namespace Millrace.Lambda.Tests.EventSourceMappings;

/// <summary>Tumbling windows (facts/lambda.md 7). The clock stands at 01:22:02.5, so that a window of a minute is open until 01:23.</summary>
public sealed class TumblingWindowTests
{
    private const string Minute = """
        "TumblingWindowInSeconds":60
        """;

    private const string Reports = """
        "FunctionResponseTypes":["ReportBatchItemFailures"]
        """;

    private const string ToQueue = $$$"""
        "MaximumRetryAttempts":0,"DestinationConfig":{"OnFailure":{"Destination":"{{{MappingFixture.Queue}}}"} }
        """;

    [Fact]
    public async Task A_state_goes_from_call_to_call_until_the_window_is_over()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var uuid = await lambda.MapAsync($"{Minute},\"BatchSize\":1");
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "2"));
        var first = await lambda.Functions.NextAsync();
        Assert.Equal(("1", "{}", "01:22", false), Told(first));
        AssertWindow(first, $$$"""
            {"window":{"start":"2026-01-22T01:22:00Z","end":"2026-01-22T01:23:00Z"},"state":{},"shardId":"{{{MappingFixture.Shard}}}",
            "eventSourceARN":"{{{MappingFixture.Stream}}}","isFinalInvokeForWindow":false,"isWindowTerminatedEarly":false}
            """);
        first.Answer("""{"state":{"n":1}}""");
        var second = await lambda.Functions.NextAsync();
        Assert.Equal(("2", """{"n":1}""", "01:22", false), Told(second));
        second.Answer("""{"state":{"n":2,"deep":[1.50,"é"]}}""");
        await lambda.UntilAsync(uuid, "LastProcessingResult", "OK");
        Assert.False(lambda.Functions.HasCall);

        // Nothing comes any more: the clock alone ends the window.
        var final = await NextAsync(lambda);
        Assert.True(lambda.Time.GetUtcNow() >= new DateTimeOffset(2026, 1, 22, 1, 23, 0, TimeSpan.Zero));
        Assert.Empty(final.Records);
        AssertWindow(final, $$$"""
            {"window":{"start":"2026-01-22T01:22:00Z","end":"2026-01-22T01:23:00Z"},"state":{"n":2,"deep":[1.50,"é"]},"shardId":"{{{MappingFixture.Shard}}}",
            "eventSourceARN":"{{{MappingFixture.Stream}}}","isFinalInvokeForWindow":true,"isWindowTerminatedEarly":false}
            """);
        final.Answer("""{"state":{"n":9}}""");
        stream.Put(MappingFixture.Shard, "a", "3", lambda.Time.GetUtcNow());
        Assert.Equal(("3", "{}", "01:23", false), Told(await NextAsync(lambda)));
    }

    [Fact]
    public async Task A_batch_holds_records_of_one_window_and_the_one_before_is_closed_first()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var now = lambda.Time.GetUtcNow();

        // All of it is long past: no window is closed while there are records of it to read.
        foreach (var (data, minutes) in new[] { ("1", -9), ("2", -9), ("3", -7), ("4", -9), ("5", -2) }) stream.Put(MappingFixture.Shard, "a", data, now.AddMinutes(minutes));
        await lambda.MapAsync($"{Minute},\"MaximumBatchingWindowInSeconds\":300");
        var told = new List<(string, string, string, bool)>();
        for (var i = 0; i < 6; i++)
        {
            var call = await NextAsync(lambda);
            told.Add(Told(call));
            call.Answer($$$"""{"state":{"call":{{{i}}}} }""");
        }

        Assert.Equal(
            [
                ("1 2", "{}", "01:13", false),
                ("", """{"call":0}""", "01:13", true),

                // The one that arrived out of order is counted to the window of the record before it.
                ("3 4", "{}", "01:15", false),
                ("", """{"call":2}""", "01:15", true),
                ("5", "{}", "01:20", false),
                ("", """{"call":4}""", "01:20", true),
            ],
            told);
        Assert.True(lambda.Time.GetUtcNow() - now < TimeSpan.FromMinutes(4));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"state":null}""")]
    [InlineData("""{"state":[]}""")]
    [InlineData("""{"batchItemFailures":[]}""")]
    [InlineData("no JSON")]
    public async Task An_answer_without_a_state_is_a_failure(string answer)
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var uuid = await lambda.MapAsync($"{Minute},\"BatchSize\":1,{Reports}");
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "2"));
        (await NextAsync(lambda)).Answer("""{"state":{"n":1}}""");
        (await NextAsync(lambda)).Answer(answer);
        await lambda.UntilAsync(uuid, "LastProcessingResult", "PROBLEM: Function call failed");
        var again = await NextAsync(lambda);
        Assert.Equal(("2", """{"n":1}""", "01:22", false), Told(again));
        again.Answer("""{"state":{"n":2}}""");

        // The last call too.
        (await NextAsync(lambda)).Answer(answer);
        Assert.Equal(("", """{"n":2}""", "01:22", true), Told(await NextAsync(lambda)));
    }

    [Fact]
    public async Task What_a_report_leaves_goes_on_with_the_state_of_what_was_done()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync($"{Minute},{Reports}");
        var numbers = stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "2"), ("a", "3"));
        (await NextAsync(lambda)).Answer($$$"""{"state":{"n":1},"batchItemFailures":[{"itemIdentifier":"{{{numbers[1]}}}"}]}""");
        var rest = await NextAsync(lambda);
        Assert.Equal(("2 3", """{"n":1}""", "01:22", false), Told(rest));

        // Nothing was done, so the state is none of what was done.
        rest.Answer($$$"""{"state":{"n":7},"batchItemFailures":[{"itemIdentifier":"{{{numbers[1]}}}"}]}""");
        Assert.Equal(("2 3", """{"n":1}""", "01:22", false), Told(await NextAsync(lambda)));
    }

    [Fact]
    public async Task A_half_of_a_batch_gets_the_state_of_the_half_before_it()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync($"{Minute},\"BisectBatchOnFunctionError\":true,{ToQueue}");
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "bad"), ("a", "3"), ("a", "4"));
        var told = new List<(string, string, string, bool)>();
        for (var i = 0; i < 6; i++)
        {
            var call = await NextAsync(lambda);
            told.Add(Told(call));
            if (call.Data.Contains("bad", StringComparison.Ordinal)) call.Fail();
            else call.Answer($$$"""{"state":{"last":"{{{call.Data}}}"} }""");
        }

        Assert.Equal(
            [
                ("1 bad 3 4", "{}", "01:22", false),
                ("1 bad", "{}", "01:22", false),
                ("1", "{}", "01:22", false),
                ("bad", """{"last":"1"}""", "01:22", false),

                // What is given up leaves the state as it was.
                ("3 4", """{"last":"1"}""", "01:22", false),
                ("", """{"last":"3 4"}""", "01:22", true),
            ],
            told);
        Assert.Equal(1, (int)(await lambda.Launcher.Destinations.NextAsync())["KinesisBatchInfo"]!["batchSize"]!);
    }

    [Fact]
    public async Task A_last_call_that_fails_is_tried_again_and_then_given_up_as_a_batch_is()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync($"{Minute},\"BatchSize\":2,{ToQueue.Replace(":0,", ":1,", StringComparison.Ordinal)}");
        var now = lambda.Time.GetUtcNow();
        var numbers = stream.Put(MappingFixture.Shard, now, ("a", "1"), ("a", "2"), ("a", "3"));
        stream.Put(MappingFixture.Shard, "a", "4", now.AddMinutes(1));
        for (var i = 0; i < 2; i++) (await NextAsync(lambda)).Answer("""{"state":{"n":1}}""");
        for (var tries = 0; tries < 2; tries++)
        {
            var call = await NextAsync(lambda);
            Assert.Equal(("", """{"n":1}""", "01:22", true), Told(call));
            call.Fail();
        }

        var sent = await lambda.Launcher.Destinations.NextAsync();
        Assert.Equal("RetryAttemptsExhausted", (string?)sent["requestContext"]!["condition"]);
        Assert.Equal(2, (int)sent["requestContext"]!["approximateInvokeCount"]!);
        var told = sent["KinesisBatchInfo"]!;
        Assert.Equal((numbers[0], numbers[2], 3), ((string?)told["startSequenceNumber"], (string?)told["endSequenceNumber"], (int)told["batchSize"]!));
        Assert.Equal(("4", "{}", "01:23", false), Told(await NextAsync(lambda)));
    }

    [Fact]
    public async Task A_last_call_is_given_up_for_its_age_only_once_it_was_tried()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync($"{Minute},\"MaximumRecordAgeInSeconds\":60,{ToQueue.Replace(":0,", ":-1,", StringComparison.Ordinal)}");
        stream.Put(MappingFixture.Shard, "a", "1", lambda.Time.GetUtcNow());
        (await NextAsync(lambda)).Answer("""{"state":{"n":1}}""");
        var tries = 0;
        lambda.Functions.Handler = call =>
        {
            Assert.Equal(("", """{"n":1}""", "01:22", true), Told(call));
            tries++;
            return Call.Failed();
        };
        var sent = await lambda.AdvanceUntilAsync(lambda.Launcher.Destinations.NextAsync(), TimeSpan.FromSeconds(5));
        Assert.Equal("RecordAgeExceeded", (string?)sent["requestContext"]!["condition"]);
        Assert.False(sent.ContainsKey("responseContext"));
        Assert.True(tries > 2);
    }

    [Fact]
    public async Task A_state_and_its_position_outlive_the_process()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        var uuid = await lambda.MapAsync($"{Minute},\"BatchSize\":1");
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "2"));
        (await NextAsync(lambda)).Answer("""{"state":{"n":1}}""");

        // The server ends while the function is at work on the second.
        Assert.Equal("2", (await NextAsync(lambda)).Data);
        var second = await lambda.ReopenAsync();
        var again = await NextAsync(second);
        Assert.Equal(("2", """{"n":1}""", "01:22", false), Told(again));
        again.Answer("""{"state":{"n":2}}""");
        await second.UntilAsync(uuid, "LastProcessingResult", "OK");

        // And is down when the window ends.
        await second.Service.DisposeAsync();
        second.Time.Advance(TimeSpan.FromMinutes(5));
        await using var third = await second.ReopenAsync();
        Assert.Equal(("", """{"n":2}""", "01:22", true), Told(await third.Functions.NextAsync()));
    }

    [Fact]
    public async Task A_last_call_under_way_when_the_process_ends_is_made_again()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await lambda.MapAsync(Minute);
        stream.Put(MappingFixture.Shard, "a", "1", lambda.Time.GetUtcNow());
        (await NextAsync(lambda)).Answer("""{"state":{"n":1}}""");
        Assert.Equal(("", """{"n":1}""", "01:22", true), Told(await NextAsync(lambda)));
        await using var restarted = await lambda.ReopenAsync();
        var again = await restarted.Functions.NextAsync();
        Assert.Equal(("", """{"n":1}""", "01:22", true), Told(again));
        again.Answer("""{"state":{}}""");
        stream.Put(MappingFixture.Shard, "a", "2", lambda.Time.GetUtcNow());
        Assert.Equal(("2", "{}", "01:23", false), Told(await NextAsync(restarted)));
    }

    [Fact]
    public async Task A_mapping_that_was_disabled_goes_on_with_the_state()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var uuid = await lambda.MapAsync(Minute);
        stream.Put(MappingFixture.Shard, "a", "1", lambda.Time.GetUtcNow());
        (await NextAsync(lambda)).Answer("""{"state":{"n":1}}""");
        await lambda.UntilAsync(uuid, "LastProcessingResult", "OK");
        await lambda.SendAsync("UpdateEventSourceMapping", $$"""{"UUID":"{{uuid}}","Enabled":false}""");
        await lambda.UntilAsync(uuid, "State", "Disabled");
        stream.Put(MappingFixture.Shard, "a", "2", lambda.Time.GetUtcNow());
        lambda.Time.Advance(TimeSpan.FromMinutes(5));
        stream.Put(MappingFixture.Shard, "a", "3", lambda.Time.GetUtcNow());
        await lambda.SendAsync("UpdateEventSourceMapping", $$"""{"UUID":"{{uuid}}","Enabled":true}""");
        var told = new List<(string, string, string, bool)>();
        for (var i = 2; i < 5; i++)
        {
            var call = await NextAsync(lambda);
            told.Add(Told(call));
            call.Answer($$$"""{"state":{"n":{{{i}}}} }""");
        }

        Assert.Equal([("2", """{"n":1}""", "01:22", false), ("", """{"n":2}""", "01:22", true), ("3", "{}", "01:27", false)], told);
    }

    [Fact]
    public async Task A_shard_that_ends_closes_its_window_and_its_children_begin_anew()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync(Minute);
        var now = lambda.Time.GetUtcNow();
        stream.Put(MappingFixture.Shard, "a", "1", now);
        stream.AddShard("child", MappingFixture.Shard);
        stream.Put("child", "a", "2", now);
        stream.Close(MappingFixture.Shard);
        (await lambda.Functions.NextAsync()).Answer("""{"state":{"n":1}}""");
        var final = await lambda.Functions.NextAsync();
        Assert.Equal(("", """{"n":1}""", "01:22", true), Told(final));
        Assert.False(lambda.Functions.HasCall);
        final.Answer("""{"state":{"n":1}}""");
        var child = await lambda.Functions.NextAsync();
        Assert.Equal(("2", "{}", "01:22", false), Told(child));
        Assert.Equal("child", (string?)child.Event["shardId"]);
    }

    [Fact]
    public async Task A_state_above_a_megabyte_ends_its_window_early_and_the_window_goes_on_without_it()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync($"{Minute},\"BatchSize\":1");
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "2"));
        var most = State(1024 * 1024);
        (await lambda.Functions.NextAsync()).Answer($$"""{"state":{{most}}}""");
        var second = await lambda.Functions.NextAsync();
        Assert.Equal(("2", most), (second.Data, second.Event["state"]!.ToJsonString()));
        var tooMuch = State(1024 * 1024 + 1);
        second.Answer($$"""{"state":{{tooMuch}}}""");
        var final = await lambda.Functions.NextAsync();
        Assert.Equal(("", tooMuch, "01:22", true), Told(final));
        Assert.True((bool)final.Event["isWindowTerminatedEarly"]!);
        final.Answer("""{"state":{}}""");
        stream.Put(MappingFixture.Shard, "a", "3", lambda.Time.GetUtcNow());
        var next = await lambda.Functions.NextAsync();
        Assert.Equal(("3", "{}", "01:22", false), Told(next));
        Assert.False((bool)next.Event["isWindowTerminatedEarly"]!);

        static string State(int bytes) => $$"""{"s":"{{new string('x', bytes - 8)}}"}""";
    }

    [Theory]
    [InlineData(30, "01:22", true)]
    [InlineData(0, null, null)]
    public async Task A_window_of_another_length_is_closed_at_once(int seconds, string? start, bool? isFinal)
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var uuid = await lambda.MapAsync(Minute);
        stream.Put(MappingFixture.Shard, "a", "1", lambda.Time.GetUtcNow());
        (await NextAsync(lambda)).Answer("""{"state":{"n":1}}""");
        await lambda.UntilAsync(uuid, "LastProcessingResult", "OK");
        await lambda.SendAsync("UpdateEventSourceMapping", $$"""{"UUID":"{{uuid}}","TumblingWindowInSeconds":{{seconds}}}""");
        var final = await lambda.Functions.NextAsync();
        Assert.Equal(("", """{"n":1}""", "01:22", true), Told(final));
        final.Answer("""{"state":{}}""");
        stream.Put(MappingFixture.Shard, "a", "2", lambda.Time.GetUtcNow());
        var next = await lambda.Functions.NextAsync();
        Assert.Equal("2", next.Data);
        Assert.Equal(start is null ? null : "2026-01-22T01:22:30Z", (string?)next.Event["window"]?["end"]);
        Assert.Equal(isFinal is null, !next.Event.ContainsKey("isFinalInvokeForWindow"));
    }

    [Fact]
    public async Task A_record_that_no_filter_lets_pass_ends_a_window_too()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync($$$"""{{{Minute}}},"FilterCriteria":{"Filters":[{"Pattern":"{\"data\":{\"n\":[1]}}"}]}""");
        var now = lambda.Time.GetUtcNow();
        const string Passes = """{"n":1}""";
        stream.Put(MappingFixture.Shard, "a", Passes, now);
        (await lambda.Functions.NextAsync()).Answer("""{"state":{"n":1}}""");
        stream.Put(MappingFixture.Shard, "a", "other", now.AddMinutes(1));
        var final = await lambda.Functions.NextAsync();
        Assert.Equal(("", """{"n":1}""", "01:22", true), Told(final));
        final.Answer("""{"state":{"n":1}}""");
        stream.Put(MappingFixture.Shard, "a", Passes, now.AddMinutes(1));
        Assert.Equal((Passes, "{}", "01:23", false), Told(await lambda.Functions.NextAsync()));
    }

    [Fact]
    public async Task A_batching_window_ends_with_the_tumbling_window()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync($"{Minute},\"MaximumBatchingWindowInSeconds\":300");
        var now = lambda.Time.GetUtcNow();
        stream.Put(MappingFixture.Shard, "a", "1", now);
        var call = await NextAsync(lambda);
        Assert.InRange(lambda.Time.GetUtcNow() - now, TimeSpan.FromSeconds(57), TimeSpan.FromSeconds(120));
        call.Answer("""{"state":{"n":1}}""");
        Assert.Equal(("", """{"n":1}""", "01:22", true), Told(await lambda.Functions.NextAsync()));
    }

    [Fact]
    public async Task A_mapping_that_is_deleted_makes_no_last_call_and_leaves_nothing()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var uuid = await lambda.MapAsync(Minute);
        stream.Put(MappingFixture.Shard, "a", "1", lambda.Time.GetUtcNow());
        (await NextAsync(lambda)).Answer("""{"state":{"n":1}}""");
        await lambda.UntilAsync(uuid, "LastProcessingResult", "OK");
        await lambda.SendAsync("DeleteEventSourceMapping", $$"""{"UUID":"{{uuid}}"}""");
        while ((await lambda.State.ListAsync("lambda.checkpoints", uuid, TestLambda.Cancellation)).Count > 0) await Task.Delay(5, TestLambda.Cancellation);
        lambda.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.False(lambda.Functions.HasCall);
    }

    [Fact]
    public async Task A_shard_with_windows_is_read_by_one()
    {
        const string Refused = "TumblingWindowInSeconds is not supported with a ParallelizationFactor greater than 1.";
        var (lambda, _) = await MappingFixture.OpenAsync();
        await using var __ = lambda;
        await lambda.InvalidAsync("CreateEventSourceMapping", MappingFixture.Request($"{Minute},\"ParallelizationFactor\":2"), Refused);
        var uuid = await lambda.MapAsync(Minute);
        await lambda.InvalidAsync("UpdateEventSourceMapping", $$"""{"UUID":"{{uuid}}","ParallelizationFactor":2}""", Refused);
        Assert.Equal(1, (int)(await lambda.MappingAsync(uuid))["ParallelizationFactor"]!);
    }

    private static Task<Call> NextAsync(TestLambda lambda) => lambda.AdvanceUntilAsync(lambda.Functions.NextAsync(), TimeSpan.FromMilliseconds(500));

    private static (string Data, string State, string Start, bool IsFinal) Told(Call call) => (
        call.Data, call.Event["state"]!.ToJsonString(), ((string)call.Event["window"]!["start"]!)[11..16], (bool)call.Event["isFinalInvokeForWindow"]!);

    private static void AssertWindow(Call call, string expected)
    {
        var told = call.Event.DeepClone().AsObject();
        told.Remove("Records");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), told), told.ToJsonString());
    }
}
