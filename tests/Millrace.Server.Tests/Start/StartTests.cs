using System.Net;
using System.Net.Sockets;

namespace Millrace.Server.Tests.Start;

public sealed class StartTests
{
    [Fact]
    public async Task A_started_server_says_where_it_is_what_it_keeps_and_what_to_copy()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync("--data", data.Path, "--region", "eu-west-1");

        using var client = new HttpClient();
        var health = await client.GetAsync(new Uri(server.Endpoint, "/_millrace/health"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal("{\"status\":\"ok\"}\n", await health.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(data.Path, server.Output, StringComparison.Ordinal);
        Assert.Contains("normal:", server.Output, StringComparison.Ordinal);
        Assert.Contains($"export AWS_ENDPOINT_URL={server.Endpoint.OriginalString}\n", server.Output, StringComparison.Ordinal);
        Assert.Contains("export AWS_REGION=eu-west-1", server.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auto", "unknown keys are the root's (--auth strict refuses them)")]
    [InlineData("strict", "unknown keys are refused")]
    [InlineData("off", "no signature is checked")]
    public async Task A_started_server_says_whom_it_lets_in_and_where_refusals_are_told(string auth, string says)
    {
        await using var server = await ServerProcess.StartAsync("--in-memory", "--auth", auth);
        Assert.Contains(says, server.Output, StringComparison.Ordinal);
        Assert.Contains($"{server.Endpoint.OriginalString}/_millrace/decisions ", server.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_signal_ends_it_with_exit_code_0_and_frees_the_data_directory(bool terminate)
    {
        using var data = new TemporaryDirectory();
        await using (var server = await ServerProcess.StartAsync("--data", data.Path))
        {
            if (terminate) server.Terminate();
            else server.Interrupt();
            Assert.Equal(0, await server.ExitAsync());
            Assert.Equal("", await server.ErrorsAsync());
        }

        await using var next = await ServerProcess.StartAsync("--data", data.Path);
        Assert.Equal(0, await next.StopAsync());
    }

    [Fact]
    public async Task The_ready_file_holds_the_endpoint_while_it_answers()
    {
        using var directory = new TemporaryDirectory();
        var readyFile = directory.File("ready");
        await File.WriteAllTextAsync(readyFile, "from an earlier run", TestContext.Current.CancellationToken);
        await using var server = await ServerProcess.StartAsync("--in-memory", "--ready-file", readyFile);

        Assert.Equal(server.Endpoint.OriginalString, (await File.ReadAllTextAsync(readyFile, TestContext.Current.CancellationToken)).TrimEnd());

        await server.StopAsync();
        Assert.False(File.Exists(readyFile));
    }

    [Fact]
    public async Task A_taken_port_ends_it_with_exit_code_3_and_names_who_has_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var (exitCode, output, errors) = await ServerProcess.RunAsync("start", "--in-memory", "--port", $"{port}");

        Assert.Equal(3, exitCode);
        Assert.Equal("", output);
        Assert.Contains($"Port {port} on 127.0.0.1 is taken", errors, StringComparison.Ordinal);
        if (OperatingSystem.IsLinux()) Assert.Contains($"(process {Environment.ProcessId})", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_directory_of_a_running_server_ends_it_with_exit_code_3()
    {
        using var data = new TemporaryDirectory();
        await using var first = await ServerProcess.StartAsync("--data", data.Path);

        var (exitCode, output, errors) = await ServerProcess.RunAsync("start", "--data", data.Path, "--port", "0");

        Assert.Equal(3, exitCode);
        Assert.Equal("", output);
        Assert.Contains($"The data directory '{data.Path}' is in use by process {first.Id}.", errors, StringComparison.Ordinal);
        Assert.Equal(0, await first.StopAsync());
    }

    [Fact]
    public async Task A_data_directory_of_a_newer_format_is_left_alone()
    {
        using var data = new TemporaryDirectory();
        await File.WriteAllTextAsync(data.File("format"), "millrace 99\n", TestContext.Current.CancellationToken);

        var (exitCode, _, errors) = await ServerProcess.RunAsync("start", "--data", data.Path, "--port", "0");

        Assert.Equal(1, exitCode);
        Assert.Contains("has format 99", errors, StringComparison.Ordinal);
        Assert.Equal("millrace 99\n", await File.ReadAllTextAsync(data.File("format"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Verbose_writes_a_line_for_each_decision_and_request_on_stderr()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory", "-v");
        using (var caller = new KinesisCaller(server.Endpoint))
        {
            await caller.CreateStreamAsync("orders", 1);
            await caller.PutAsync("orders", "a", "secret");
        }

        await server.StopAsync();
        var lines = (await server.ErrorsAsync()).TrimEnd().Split('\n');

        Assert.Collection(
            lines,
            static line => Assert.Contains("Functions run in the tier ", line, StringComparison.Ordinal),
            static line => Assert.Contains(":root may kinesis:CreateStream on arn:aws:kinesis:", line, StringComparison.Ordinal),
            static line => Assert.Contains("Kinesis.CreateStream", line, StringComparison.Ordinal),
            static line => Assert.Contains(":root may kinesis:PutRecord on arn:aws:kinesis:", line, StringComparison.Ordinal),
            static line => Assert.Contains("Kinesis.PutRecord", line, StringComparison.Ordinal));
    }
}
