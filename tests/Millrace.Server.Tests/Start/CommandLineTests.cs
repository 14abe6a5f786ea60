namespace Millrace.Server.Tests.Start;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Version_is_one_line_on_stdout()
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync("--version");

        Assert.Equal(0, exitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+(\+[0-9a-f]+)?\n$", output);
        Assert.Equal("", errors);
    }

    [Fact]
    public async Task Help_shows_examples_first_and_each_setting_with_its_variable()
    {
        var (exitCode, output, _) = await ServerProcess.RunAsync("start", "--help");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("Examples:", output, StringComparison.Ordinal);
        Assert.Contains("[MILLRACE_READY_FILE]", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'strat' is not known here. Did you mean start?", "strat")]
    [InlineData("'--prot' is not known here. Did you mean --port?", "start", "--prot", "80")]
    [InlineData("'--prot=80' is not known here. Did you mean --port?", "start", "--prot=80")]
    [InlineData("'--reshard-duratoin' is not known here. Did you mean --reshard-duration?", "start", "--reshard-duratoin", "2s")]
    [InlineData("'--limit-scale' is not known here. Did you mean --limits-scale?", "start", "--limit-scale", "2")]
    [InlineData("'--write-record-per-seconds' is not known here. Did you mean --write-records-per-second?", "start", "--write-record-per-seconds", "2")]
    [InlineData("'--hepl' is not known here. Did you mean --help?", "start", "--hepl")]
    [InlineData("'--frobnicate' is not known here.\n", "start", "--frobnicate")]
    [InlineData("'--port' is not known here.\n", "fsck", "--port")]
    [InlineData("--port: '65536' is not a port", "start", "--port", "65536")]
    [InlineData("--durability: 'fsync' is none of Memory, Normal, Full.", "start", "--durability", "fsync")]
    [InlineData("--account: '12' is not an account", "start", "--account", "12")]
    [InlineData("--listen: 'example.org' is not an IP address", "start", "--listen", "example.org")]
    [InlineData("Give --in-memory or --data, not both.", "start", "--in-memory", "--data", "x")]
    [InlineData("--in-memory keeps nothing", "start", "--in-memory", "--durability", "full")]
    [InlineData("--function-tier: 'vm' is none of best, strict, basic, none.", "start", "--function-tier", "vm")]
    [InlineData("--function-idle-time: '0s' is no time at all.", "start", "--function-idle-time", "0s")]
    [InlineData("--function-programs: 'perl=/usr/bin/perl' is not a program", "start", "--function-programs", "perl=/usr/bin/perl")]
    [InlineData("--function-programs: there is no file '/no/node' for node.", "start", "--function-programs", "node=/no/node")]
    [InlineData("--s3-endpoint: it is not a URL", "start", "--s3-endpoint", "127.0.0.1:9000")]
    [InlineData("--s3-endpoint: the URL ends with the host and the port", "start", "--s3-endpoint", "http://127.0.0.1:9000/bucket")]
    [InlineData("--sns-endpoint: the keys before the @ are a key and its secret", "start", "--sns-endpoint", "http://key@127.0.0.1:9000")]
    [InlineData("--durability: 'foo' is none of", "start", "--in-memory", "--durability", "foo")]
    [InlineData("--key belongs to a --cert", "start", "--key", "x")]
    [InlineData("--output: 'yaml' is neither text nor json.", "fsck", "-o", "yaml")]
    public async Task Wrong_usage_is_told_on_stderr_with_exit_code_2(string complaint, params string[] arguments)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.Equal("", output);
        Assert.Contains(complaint, errors, StringComparison.Ordinal);
        Assert.Equal(2, errors.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task A_variable_gives_a_setting_and_the_command_line_wins()
    {
        var environment = new Dictionary<string, string> { ["MILLRACE_IN_MEMORY"] = "1", ["MILLRACE_REGION"] = "eu-west-1", ["MILLRACE_DURABILITY"] = "full" };
        await using var server = await ServerProcess.StartAsync(environment, "--region", "eu-north-1");

        Assert.Contains("data        in memory", server.Output, StringComparison.Ordinal);
        Assert.Contains("AWS_REGION=eu-north-1", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_that_looks_like_a_setting_s_and_is_none_is_told()
    {
        var environment = new Dictionary<string, string>
        {
            ["MILLRACE_RESHARD_DURATON"] = "2s",
            ["MILLRACE_CERT_PASSWORDS"] = "x",
            ["MILLRACE_ENDPOINT"] = "http://localhost:4566",
            ["MILLRACE_REGIONS"] = "",
            ["MILLRACE_REGION"] = "eu-west-1",
        };
        await using var server = await ServerProcess.StartAsync(environment, "--in-memory");
        await server.StopAsync();

        Assert.Equal(
            """
            millrace: MILLRACE_CERT_PASSWORDS is not known and sets nothing. Did you mean MILLRACE_CERT_PASSWORD?
            millrace: MILLRACE_RESHARD_DURATON is not known and sets nothing. Did you mean MILLRACE_RESHARD_DURATION?

            """,
            await server.ErrorsAsync());
    }
}
