using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Millrace.Server.Tests.Telemetry;

/// <summary>The metrics of the built program, as a Prometheus server scrapes them.</summary>
public sealed partial class MetricsPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_clients_do_is_counted_by_service_operation_status_and_stream()
    {
        using var folder = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync("--data", folder.File("data"), "--durability", "full");
        using var caller = new KinesisCaller(server.Endpoint);
        await caller.CreateStreamAsync("orders", 2);
        var shard = (await caller.PutAsync("orders", "key", "four")).Shard;
        await caller.PutAsync("orders", "key", ["one", "two", "three"]);
        await caller.ReadToTipAsync(await caller.IteratorAsync("orders", shard));
        await Assert.ThrowsAsync<HttpRequestException>(() => caller.PutAsync("nothing", "key", "text"));

        var page = await ScrapeAsync(server.Endpoint, accept: null);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", page.Type);
        foreach (var sample in (string[])
        [
            """millrace_requests_total{service="Kinesis",operation="PutRecord",status="200"} 1""",
            """millrace_requests_total{service="Kinesis",operation="PutRecord",status="400"} 1""",
            """millrace_request_duration_seconds_count{service="Kinesis",operation="PutRecord"} 2""",
            """millrace_stream_incoming_records_total{stream="orders"} 4""",
            """millrace_stream_incoming_size_bytes_total{stream="orders"} 27""",
            """millrace_stream_outgoing_records_total{stream="orders"} 4""",
            """millrace_stream_writes_throttled_total{stream="orders"} 0""",
            "millrace_streams 1",
            "millrace_shards 2",
            "millrace_ready 1",
            "millrace_log_segments 1",
        ]) Assert.Contains(sample + "\n", page.Text, StringComparison.Ordinal);
        Assert.Matches("millrace_log_sync_duration_seconds_count [1-9]", page.Text);
        Assert.Matches("millrace_data_size_bytes\\{store=\"logs\"\\} [1-9]", page.Text);
        Assert.Matches("millrace_connections [1-9]", page.Text);
        Assert.Matches("dotnet_process_memory_working_set_bytes [1-9]", page.Text);
        Assert.DoesNotContain("nothing", page.Text, StringComparison.Ordinal);
        Assert.All(page.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), static line => Assert.Matches(Line(), line));
    }

    [Theory]
    [InlineData("application/openmetrics-text; version=1.0.0; q=0.5, text/plain; version=0.0.4; q=0.3, */*; q=0.1", true)]
    [InlineData("application/openmetrics-text", true)]
    [InlineData("text/plain, application/openmetrics-text; q=0.2", false)]
    [InlineData("application/openmetrics-text; q=0", false)]
    [InlineData("no type", false)]
    public async Task The_format_is_the_one_that_is_asked_for(string accept, bool isOpenMetrics)
    {
        await using var server = await ServerProcess.StartAsync("--in-memory", "--no-console");
        var page = await ScrapeAsync(server.Endpoint, accept);
        Assert.Equal(isOpenMetrics ? "application/openmetrics-text; version=1.0.0; charset=utf-8" : "text/plain; version=0.0.4; charset=utf-8", page.Type);
        Assert.Equal(isOpenMetrics, page.Text.EndsWith("\n# EOF\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_machines_need_the_token_which_outlives_a_start()
    {
        using var folder = new TemporaryDirectory();
        string[] arguments = ["--data", folder.File("data"), "--listen", "0.0.0.0"];
        string token;
        await using (var server = await ServerProcess.StartAsync(arguments))
        {
            token = (await File.ReadAllTextAsync(folder.File("data/root/console-token"), Cancellation)).Trim();
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server.Endpoint, null));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server.Endpoint, token[..^1]));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(server.Endpoint, token));
            Assert.Equal(0, await server.StopAsync());
        }

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("data/root/console-token")));
        await using var again = await ServerProcess.StartAsync(arguments);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(again.Endpoint, token));
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "http://evil.example")]
    public async Task Names_and_pages_of_others_are_refused(string header, string value)
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var http = new HttpClient { BaseAddress = server.Endpoint };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_millrace/metrics");
        request.Headers.Add(header, value);
        using var answer = await http.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task<HttpStatusCode> StatusAsync(Uri endpoint, string? token)
    {
        using var http = new HttpClient { BaseAddress = endpoint };
        if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.GetAsync("/_millrace/metrics", Cancellation);
        return answer.StatusCode;
    }

    private static async Task<(string Type, string Text)> ScrapeAsync(Uri endpoint, string? accept)
    {
        using var http = new HttpClient { BaseAddress = endpoint };
        if (accept is not null) http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);
        using var answer = await http.GetAsync("/_millrace/metrics", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (answer.Content.Headers.ContentType!.ToString(), await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_][a-z0-9_]* .+|[a-z_][a-z0-9_]*(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? -?[0-9.E+-]+)$""")]
    private static partial Regex Line();
}
