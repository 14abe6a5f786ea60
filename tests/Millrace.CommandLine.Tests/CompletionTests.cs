using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Millrace.CommandLine.Tests;

public sealed class CompletionTests(SharedServer server)
{
    private const string Nobody = "http://127.0.0.1:1";

    [Theory]
    [InlineData("bash", "complete -F _millrace millrace")]
    [InlineData("zsh", "#compdef millrace")]
    [InlineData("fish", "complete -c millrace")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Each_shell_has_a_script(string shell, string line) =>
        Assert.Contains(line, (await ProgramRun.PipedAsync(environment: null, "", "completion", shell)).Output, StringComparison.Ordinal);

    [Fact]
    public async Task What_is_typed_is_completed_and_nobody_waits_for_a_server()
    {
        Assert.Equal(["start", "status", "stop", "stream"], await SuggestionsAsync(Nobody, "millrace st"));
        Assert.Contains("tail", await SuggestionsAsync(Nobody, "millrace stream t"));
        Assert.DoesNotContain(await SuggestionsAsync(Nobody, "millrace "), static word => word.StartsWith('/'));
        Assert.Contains("--filter", await SuggestionsAsync(Nobody, "millrace stream tail --"));
    }

    [Fact]
    public async Task In_bash_the_script_completes()
    {
        var script = $$"""
            millrace() { {{string.Join(' ', ProgramRun.Program)}} "$@"; }
            source <(millrace completion bash)
            COMP_LINE="millrace str"; COMP_POINT=12; COMP_WORDS=(millrace str); COMP_CWORD=1
            _millrace; echo "found: ${COMPREPLY[*]}"
            """;
        await using var shell = ProgramRun.StartShell(server.Environment, $"bash -c '{script.Replace("'", "'\\''", StringComparison.Ordinal)}'");

        Assert.Equal("found: stream\n", (await shell.EndAsync()).Output);
    }

    [Theory]
    [InlineData("millrace stream describe ")]
    [InlineData("millrace put ")]
    public async Task Names_of_streams_are_the_server_s(string line)
    {
        var stream = await server.StreamAsync();

        // A server that needs longer than a key may be waited for is not heard: on a busy machine the key is pressed again.
        string[] suggestions = [];
        for (var presses = 0; presses < 20 && !suggestions.Contains(stream); presses++) suggestions = await SuggestionsAsync(server.Endpoint, line);
        Assert.Contains(stream, suggestions);
        Assert.DoesNotContain(stream, await SuggestionsAsync(Nobody, line));
    }

    [Fact]
    public async Task A_server_that_hangs_is_asked_once_and_soon_given_up()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var suggesting = SuggestionsAsync($"http://{listener.LocalEndpoint}", "millrace stream describe ");
        using var asked = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        var buffer = new byte[4096];
        while (await asked.ReceiveAsync(buffer, TestContext.Current.CancellationToken) > 0)
        {
            // The question; nobody answers it.
        }

        // A client's usual patience is 100 s.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"It was waited for, {clock.Elapsed}.");
        Assert.Contains("--region", await suggesting);
        Assert.False(listener.Pending());
    }

    private static async Task<string[]> SuggestionsAsync(string endpoint, string line)
    {
        var result = await ProgramRun.PipedAsync(new Dictionary<string, string?> { ["AWS_ENDPOINT_URL"] = endpoint }, "", $"[suggest:{line.Length}]", line);
        Assert.Equal((ExitCode.Ok, ""), (result.ExitCode, result.Errors));
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
