using System.IO.Compression;
using System.Text.Json.Nodes;
using Millrace.Client.Aggregation;

namespace Millrace.CommandLine.Tests;

public sealed class TailTests(SharedServer server)
{
    [Fact]
    public async Task A_tail_shows_what_comes_and_ends_with_Ctrl_C()
    {
        var stream = await server.StreamAsync(shards: 2);
        await server.PutAsync(stream, "k", "before");
        await using var tail = ProgramRun.StartOnTerminal(server.Environment, 120, "stream", "tail", stream, "--from", "1h");
        await tail.SeeAsync("before");

        await server.PutAsync(stream, "k", "after");
        await tail.SeeAsync("after");
        await tail.TypeAsync("\u0003");

        var result = await tail.EndAsync();
        Assert.Equal(130, result.ExitCode);
        Assert.Contains($"To go on from here: millrace stream tail {stream} --from 20", result.Output, StringComparison.Ordinal);
        Assert.Contains("\u001b[36mk\u001b[0m", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shards_are_merged_by_arrival_and_splits_are_followed()
    {
        var stream = await server.StreamAsync(shards: 2);
        for (var i = 0; i < 4; i++) await PutLaterAsync(stream, $"key-{i}", $"{i}");
        await server.SplitAsync(stream);
        for (var i = 4; i < 8; i++) await PutLaterAsync(stream, $"key-{i}", $"{i}");

        var read = (await server.RunAsync("stream", "tail", stream, "--from", "oldest", "-n", "8")).Lines;

        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7"], read.Select(static record => (string)record["text"]!));
    }

    [Fact]
    public async Task A_tail_begins_at_a_record_and_stays_in_a_shard()
    {
        var stream = await server.StreamAsync(shards: 2);
        await server.PutAsync(stream, "k", "a");
        var second = await server.PutAsync(stream, "k", "b");
        await server.PutAsync(stream, "k", "c");
        var shard = second.ShardId;

        var read = await server.RunAsync("stream", "tail", stream, "--from", second.SequenceNumber.ToString()!, "--no-follow", "-o", "raw");
        Assert.Equal("b\nc\n", read.Output);
        var other = await server.RunAsync("stream", "tail", stream, "--from", "oldest", "--no-follow", "--shard", shard.EndsWith('0') ? "1" : "0");
        Assert.Equal("", other.Output);
    }

    [Fact]
    public async Task Filters_look_at_text_key_pattern_and_JSON()
    {
        var stream = await server.StreamAsync();
        await server.PutAsync(stream, "k1", """{"total":150,"who":{"name":"ann"}}""");
        await server.PutAsync(stream, "k2", """{"total":20}""");
        await server.PutAsync(stream, "k3", "plain");

        Assert.Equal(["k1"], await KeysAsync(stream, ".total>=100"));
        Assert.Equal(["k1"], await KeysAsync(stream, "json:who.name=ann"));
        Assert.Equal(["k2"], await KeysAsync(stream, "key:k2"));
        Assert.Equal(["k3"], await KeysAsync(stream, "/^pl.in$/"));
        Assert.Equal(["k3"], await KeysAsync(stream, "PLAIN"));
    }

    [Fact]
    public async Task Data_are_unwrapped_as_far_as_is_wanted()
    {
        var stream = await server.StreamAsync();
        var bytes = new MemoryStream();
        await using (var packed = new GZipStream(bytes, CompressionMode.Compress)) packed.Write("{\"a\":1}"u8);
        await server.PutAsync(stream, "k", bytes.ToArray());

        Assert.Equal(1, (int)(await OneAsync(stream, "auto"))["json"]!["a"]!);
        Assert.Equal(1, (int)(await OneAsync(stream, "gzip"))["json"]!["a"]!);
        Assert.StartsWith("H4sI", (string)(await OneAsync(stream, "raw"))["data"]!, StringComparison.Ordinal);
        Assert.Equal("{\n  \"a\": 1\n}", (await server.RunAsync("stream", "tail", stream, "--from", "oldest", "-n", "1", "-o", "pretty", "--decode", "json")).Output.Split("  k  ")[1].TrimEnd());
    }

    [Fact]
    public async Task An_aggregate_is_the_records_that_the_KPL_packed_into_it()
    {
        var stream = await server.StreamAsync();
        var packed = new RecordAggregator(maxSize: 1 << 20);
        Assert.True(packed.TryAdd("k1", null, "one"u8.ToArray()) && packed.TryAdd("k2", null, "two"u8.ToArray()));
        await server.PutAsync(stream, "k", packed.Drain().Data.ToArray());

        var read = (await server.RunAsync("stream", "tail", stream, "--from", "oldest", "--no-follow")).Lines;

        Assert.Equal([("k1", "one"), ("k2", "two")], read.Select(static record => ((string)record["key"]!, (string)record["text"]!)));
    }

    [Fact]
    public async Task What_a_record_says_does_nothing_to_the_terminal()
    {
        var stream = await server.StreamAsync();
        await server.PutAsync(stream, "k", "\u001b[2Jgone\u202Eback");

        var result = await server.OnTerminalAsync(120, "stream", "tail", stream, "--from", "oldest", "-n", "1");

        Assert.Contains("\\u001B[2Jgone\\u202Eback", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[2J", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tail_ends_when_nobody_reads_it_any_more()
    {
        var stream = await server.StreamAsync();
        for (var i = 0; i < 3; i++) await server.PutAsync(stream, "k", "x");
        var line = $"{string.Join(' ', ProgramRun.Program)} stream tail {stream} --from oldest --endpoint {server.Endpoint} | head -n 1; echo ended";
        await using var shell = ProgramRun.StartShell(server.Environment, line);
        await shell.SeeAsync("\"text\":\"x\"");

        // The reader is gone; the next record tells.
        await server.PutAsync(stream, "k", "y");
        await shell.SeeAsync("ended");
    }

    [Theory]
    [InlineData("'soon' is not now, oldest, a duration", 2, "--from", "soon")]
    [InlineData("'xml' is none of pretty, ndjson, raw.", 2, "-o", "xml")]
    [InlineData("'zip' is none of auto, json, gzip, kpl, raw.", 2, "--decode", "zip")]
    [InlineData("The regular expression cannot be used", 2, "--filter", "/(/")]
    [InlineData("has no shard '9'", 4, "--shard", "9")]
    [InlineData("has no record with the sequence number", 4, "--from", "49680676757212850334083795691390143778607645039630745602")]
    [InlineData("it was not done after 500ms.", 124, "--timeout", "500ms")]
    [InlineData("Did you mean --filter?", 2, "--fliter", "x")]
    public async Task What_is_wrong_is_told(string complaint, int exitCode, params string[] arguments)
    {
        var stream = exitCode == 2 ? "x" : await server.StreamAsync();

        var result = await server.RunAsync(["stream", "tail", stream, .. arguments]);

        Assert.Contains(complaint, result.Errors, StringComparison.Ordinal);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal("", result.Output);
    }

    // Arrivals are told in milliseconds, and of two in one nobody knows which was the first.
    private async Task PutLaterAsync(string stream, string key, string data)
    {
        await server.PutAsync(stream, key, data);
        var arrived = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        while (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() == arrived) await Task.Yield();
    }

    private async Task<string[]> KeysAsync(string stream, string filter) =>
        [.. (await server.RunAsync("stream", "tail", stream, "--from", "oldest", "--no-follow", "--filter", filter)).Lines.Select(static record => (string)record["key"]!)];

    private async Task<JsonNode> OneAsync(string stream, string decode) =>
        (await server.RunAsync("stream", "tail", stream, "--from", "oldest", "-n", "1", "--decode", decode)).Json;
}
