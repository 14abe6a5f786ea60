
namespace Millrace.CommandLine.Tests;

public sealed class StreamTests(SharedServer server)
{
    [Fact]
    public async Task A_stream_is_listed_and_described_with_its_shards()
    {
        var stream = await server.StreamAsync(shards: 2);

        var listed = await server.JsonAsync("stream", "list");
        Assert.Contains(listed.AsArray(), row => (string)row!["name"]! == stream && (int)row["shards"]! == 2);
        var described = await server.JsonAsync("stream", "describe", stream);
        Assert.Equal(["shardId-000000000000", "shardId-000000000001"], described["shards"]!.AsArray().Select(static shard => (string)shard!["id"]!));
    }

    [Fact]
    public async Task Shards_are_split_merged_and_counted_anew()
    {
        var stream = await server.StreamAsync();

        Assert.Equal(2, (int)(await server.JsonAsync("stream", "split", stream, "0"))["shards"]!);
        Assert.Equal(1, (int)(await server.JsonAsync("stream", "merge", stream, "1", "2"))["shards"]!);
        Assert.Equal(2, (int)(await server.JsonAsync("stream", "resize", stream, "2"))["shards"]!);
    }

    [Fact]
    public async Task A_stream_on_demand_keeps_its_records_as_long_as_it_is_told()
    {
        var stream = await server.JsonAsync("stream", "create", SharedServer.NewName(), "--on-demand", "--retention", "48");

        Assert.Equal("on-demand", (string)stream["mode"]!);
        Assert.Equal(48, (int)stream["retentionHours"]!);
    }

    [Fact]
    public async Task A_list_shows_the_rate_of_what_came_in()
    {
        var stream = await server.StreamAsync();
        for (var i = 0; i < 60; i++) await server.PutAsync(stream, "k", "x");

        var listed = (await server.JsonAsync("stream", "list")).AsArray().Single(row => (string)row!["name"]! == stream)!;
        Assert.True((double)listed["recordsPerSecond"]! > 0.5, listed.ToJsonString());
    }

    [Fact]
    public async Task Colours_are_for_terminals_and_off_with_NO_COLOR()
    {
        var stream = await server.StreamAsync();

        var table = (await server.OnTerminalAsync(120, "stream", "list")).Output;
        Assert.Contains("\u001b[1mNAME ", table, StringComparison.Ordinal);
        Assert.Matches($"\n{stream} +ACTIVE", table);
        var plain = await ProgramRun.OnTerminalAsync(new Dictionary<string, string?>(server.Environment) { ["NO_COLOR"] = "1" }, 120, "stream", "list");
        Assert.DoesNotContain("\u001b[1m", plain.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", (await server.RunAsync("stream", "list", "-o", "table")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_form_of_output_is_what_it_says()
    {
        var stream = await server.StreamAsync();

        var lines = (await server.RunAsync("stream", "list", "-o", "ndjson")).Lines;
        Assert.Contains(lines, line => (string)line["name"]! == stream);
        var yaml = (await server.RunAsync("stream", "describe", stream, "-o", "yaml")).Output;
        Assert.StartsWith($"name: {stream}\nstatus: ACTIVE\n", yaml, StringComparison.Ordinal);
        Assert.Contains("\nshards:\n  - id: shardId-000000000000\n    open: true\n    parents: []\n    startingHashKey: \"0\"\n", yaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did you mean list?", "stream", "lsit")]
    [InlineData("missing for command", "stream", "describe")]
    [InlineData("--shards: 'two' is not a whole number of 1 or more.", "stream", "create", "x", "--shards", "two", "--on-demand")]
    [InlineData("give --shards or --on-demand, not both.", "stream", "create", "x", "--shards", "2", "--on-demand")]
    public async Task What_is_wrong_is_one_line_on_stderr(string complaint, params string[] arguments)
    {
        var result = await server.RunAsync(arguments);

        Assert.Contains(complaint, result.Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.True(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length <= 2, result.Errors);
    }

    [Fact]
    public async Task Region_and_endpoint_come_from_the_environment_and_the_command_line_wins()
    {
        var environment = new Dictionary<string, string?> { ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1", ["AWS_ENDPOINT_URL_KINESIS"] = server.Endpoint, ["AWS_REGION"] = "eu-west-1" };
        var name = SharedServer.NewName();
        var made = await ProgramRun.PipedAsync(environment, "", "stream", "create", name);
        Assert.Contains("arn:aws:kinesis:eu-west-1:", made.Output, StringComparison.Ordinal);

        var elsewhere = await ProgramRun.PipedAsync(environment, "", "stream", "describe", name, "--region", "eu-north-1");
        Assert.Equal(4, elsewhere.ExitCode);
    }

    [Fact]
    public async Task Who_may_not_do_it_is_told_with_exit_code_5()
    {
        await using var strict = ProgramRun.Start(new Dictionary<string, string?>(), input: null, "start", "--in-memory", "--port", "0", "--auth", "strict");
        var endpoint = await strict.EndpointAsync();
        var stranger = new Dictionary<string, string?> { ["AWS_ENDPOINT_URL"] = endpoint, ["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE", ["AWS_SECRET_ACCESS_KEY"] = "wrong" };

        Assert.Equal(5, (await ProgramRun.PipedAsync(stranger, "", "stream", "create", "x")).ExitCode);
        Assert.Equal(0, (await ProgramRun.PipedAsync(new Dictionary<string, string?> { ["AWS_ENDPOINT_URL"] = endpoint }, "", "stream", "create", "x")).ExitCode);
    }
}
