using System.Text.Json.Nodes;

namespace Millrace.CommandLine.Tests;

public sealed class PutTests(SharedServer server)
{
    [Fact]
    public async Task One_record_is_put_and_told_where_it_is()
    {
        var stream = await server.StreamAsync();

        var put = await server.JsonAsync("put", stream, """{"id":7}""", "--key", "k");

        Assert.Equal("shardId-000000000000", (string)put["shard"]!);
        var read = Assert.Single(await ReadAsync(stream));
        Assert.Equal((string)put["sequenceNumber"]!, (string)read["sequenceNumber"]!);
        Assert.Equal("k", (string)read["key"]!);
        Assert.Equal(7, (int)read["json"]!["id"]!);
    }

    [Fact]
    public async Task A_file_and_what_comes_in_are_records_whole_or_by_line()
    {
        var stream = await server.StreamAsync();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "one\ntwo\r\n\nthree", TestContext.Current.CancellationToken);

        await server.JsonAsync("put", stream, $"@{file}", "--key", "k");
        await server.JsonAsync("put", stream, $"@{file}", "--lines", "--key", "k");
        var piped = await ProgramRun.PipedAsync(server.Environment, "four\nfive\n", "put", stream, "-", "--lines", "--key", "k");
        File.Delete(file);

        Assert.Equal(2, (int)piped.Json["records"]!);
        Assert.Equal(["one\ntwo\r\n\nthree", "one", "two", "three", "four", "five"], (await ReadAsync(stream)).Select(static record => (string)record["text"]!));
    }

    [Fact]
    public async Task Lines_are_put_as_they_come()
    {
        var stream = await server.StreamAsync();
        await using var put = ProgramRun.Start(server.Environment, input: null, "put", stream, "-", "--lines");
        await using var tail = ProgramRun.Start(server.Environment, input: null, "stream", "tail", stream, "--from", "oldest", "-n", "1");

        await put.TypeAsync("first\n");

        Assert.Equal("first", (string)(await tail.EndAsync()).Json["text"]!);
        put.Interrupt();
        Assert.Equal(130, (await put.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task Many_are_put_at_a_rate_with_a_bar_on_the_terminal()
    {
        var stream = await server.StreamAsync();

        var result = await server.OnTerminalAsync(120, "put", stream, "x", "--count", "60", "--rate", "50/s");

        Assert.Contains($"{stream}: 60 records, 60 B in ", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"\[#+\.+\] \d+ records  0\.00 MB/s  0 throttled  \d+m?s left", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task What_a_busy_shard_refuses_is_put_again_and_that_is_told()
    {
        var stream = await server.StreamAsync();
        using var http = new HttpClient();
        var fault = new JsonObject { ["operation"] = "PutRecords", ["stream"] = stream, ["part"] = "record", ["every"] = 3, ["error"] = "ProvisionedThroughputExceededException" };
        using var armed = await http.PostAsync(new Uri($"{server.Endpoint}/_millrace/faults"), new StringContent(fault.ToJsonString()), TestContext.Current.CancellationToken);
        armed.EnsureSuccessStatusCode();

        var result = await server.RunAsync("put", stream, "x", "--count", "30");

        Assert.Equal(30, (int)result.Json["records"]!);
        Assert.True((int)result.Json["throttled"]! >= 10, result.Output);
        Assert.Contains("came while a shard was busy, and had to be sent again.", result.Errors, StringComparison.Ordinal);
        Assert.Equal(30, (await ReadAsync(stream)).Count);
    }

    [Theory]
    [InlineData("there is no file '/no/such'.", 4, "put", "NAME", "@/no/such")]
    [InlineData("'fast' is not a rate, like 500/s.", 2, "put", "NAME", "x", "--rate", "fast")]
    [InlineData("--count: '0' is not a whole number of 1 or more.", 2, "put", "NAME", "x", "--count", "0")]
    [InlineData("Did you mean put?", 2, "ptu", "NAME", "x")]
    public async Task What_is_wrong_is_told(string complaint, int exitCode, params string[] arguments)
    {
        var result = await server.RunAsync(arguments);

        Assert.Contains(complaint, result.Errors, StringComparison.Ordinal);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task On_a_terminal_nothing_to_put_is_wrong_usage()
    {
        var result = await server.OnTerminalAsync(100, "put", "orders");

        Assert.Contains("there is nothing to put", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, result.ExitCode);
    }

    private async Task<IReadOnlyList<JsonNode>> ReadAsync(string stream) =>
        (await server.RunAsync("stream", "tail", stream, "--from", "oldest", "--no-follow")).Lines;
}
