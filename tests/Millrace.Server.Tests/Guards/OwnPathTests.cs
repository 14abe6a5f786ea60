using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Millrace.Hosting;
using Millrace.Iam;
using Millrace.Kinesis;
using Millrace.Lambda.Runtimes;
using Millrace.Storage;
using Millrace.Telemetry;

namespace Millrace.Server.Tests.Guards;

/// <summary>Whom Millrace's own paths refuse: each that the server has, and nobody lists them by hand.</summary>
public sealed class OwnPathTests : IDisposable
{
    // These two are for anybody: load balancers have neither a token nor a name that the server knows.
    private static readonly string[] ForAnybody = [ServerHealth.HealthPath, ServerHealth.ReadyPath];

    private readonly TemporaryDirectory _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "192.0.2.1:4566")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Other_names_and_pages_of_other_sites_get_nothing(string header, string value)
    {
        await using var server = await StartAsync(IPAddress.Loopback);
        using var http = Client(server.Endpoint);
        foreach (var path in server.OwnPaths.Except(ForAnybody))
        {
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete])
            {
                var (status, _) = await SendAsync(http, method, path, (header, value), ("X-Millrace-Console", "1"));
                Assert.True(status == HttpStatusCode.Forbidden, $"{method} {path}: {status}");
            }
        }
    }

    [Fact]
    public async Task A_form_of_another_page_sends_no_action_to_the_console()
    {
        await using var server = await StartAsync(IPAddress.Loopback);
        using var http = Client(server.Endpoint);
        foreach (var path in server.OwnPaths.Where(static path => path.Contains("/api/", StringComparison.Ordinal)))
            Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(http, HttpMethod.Post, path)).Status);
    }

    [Fact]
    public async Task On_other_addresses_nothing_answers_without_the_token_and_the_administrator_s_pages_not_at_all()
    {
        await using var server = await StartAsync(IPAddress.Any);
        using var http = Client(Outside(server.Endpoint));
        foreach (var path in server.OwnPaths.Except(ForAnybody))
        {
            foreach (var (name, value) in ((string, string)[])[("X-None", "1"), ("Authorization", "Bearer wrong"), ("Cookie", $"millrace-console-{server.Endpoint.Port}=wrong")])
            {
                foreach (var asked in (string[])[path, $"{path}?token=wrong"])
                {
                    var (status, _) = await SendAsync(http, HttpMethod.Get, asked, (name, value), ("X-Millrace-Console", "1"));
                    Assert.True(status == (IsConsoles(path) ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden), $"{asked} with {name}: {status}");
                }
            }
        }
    }

    [Fact]
    public async Task The_token_is_taken_once_in_the_address_of_the_page_then_as_a_cookie_or_a_bearer_s()
    {
        await using var server = await StartAsync(IPAddress.Any);
        using var http = Client(Outside(server.Endpoint));
        var token = (await File.ReadAllTextAsync(_folder.File("token"), Cancellation)).Trim();

        using var admitted = await http.GetAsync($"/_millrace/?token={token}", Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, admitted.StatusCode);
        Assert.Equal("/_millrace/", admitted.Headers.Location!.OriginalString);
        var cookie = admitted.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);

        foreach (var path in server.OwnPaths.Except(ForAnybody))
        {
            foreach (var (name, value) in ((string, string)[])[("Cookie", cookie.Split(';')[0]), ("Authorization", $"Bearer {token}")])
            {
                var (status, body) = await SendAsync(http, HttpMethod.Get, path, (name, value), ("X-Millrace-Console", "1"));
                // AWS's endpoint, which the console passes calls on to, has refusals of its own.
                var isRefused = status == HttpStatusCode.Unauthorized || (status == HttpStatusCode.Forbidden && !body.Contains("Exception", StringComparison.Ordinal));
                Assert.True(isRefused != IsConsoles(path), $"{path} with {name}: {status} {body}");
                // Whoever has it: a page of another site does not act for them.
                Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(http, HttpMethod.Post, path, (name, value), ("Origin", "http://evil.example"), ("X-Millrace-Console", "1"))).Status);
            }

            if (path != "/_millrace/") Assert.NotEqual(HttpStatusCode.Redirect, (await SendAsync(http, HttpMethod.Get, $"{path}?token={token}")).Status);
        }
    }

    [Fact]
    public async Task Health_and_readiness_are_for_anybody_and_tell_nothing_else()
    {
        await using var server = await StartAsync(IPAddress.Any);
        using var http = Client(Outside(server.Endpoint));
        Assert.All(ForAnybody, path => Assert.Contains(path, server.OwnPaths));
        Assert.Equal((HttpStatusCode.OK, """{"status":"ok"}"""), await SendAsync(http, HttpMethod.Get, ServerHealth.HealthPath, ("Host", "balancer.example")));
        Assert.Equal((HttpStatusCode.OK, """{"status":"ready"}"""), await SendAsync(http, HttpMethod.Get, ServerHealth.ReadyPath, ("Host", "balancer.example")));
    }

    [Fact]
    public async Task A_link_to_code_that_the_server_did_not_make_leads_nowhere()
    {
        await using var server = await StartAsync(IPAddress.Any);
        using var http = Client(Outside(server.Endpoint));
        Assert.Equal((HttpStatusCode.Forbidden, ""), await SendAsync(http, HttpMethod.Get, "/_millrace/code/x"));
    }

    private Task<MillraceServer> StartAsync(IPAddress listen) => MillraceServer.StartAsync(
        new ServerOptions
        {
            Listen = new IPEndPoint(listen, 0),
            DataDirectory = null,
            Durability = Durability.Memory,
            Kinesis = KinesisOptions.Fast,
            Streams = [],
            Functions = new FunctionOptions(RuntimeLauncherOptions.Best, TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10), TimeSpan.Zero, new Dictionary<string, string>()),
            Region = "us-east-1",
            AccountId = "000000000000",
            Authentication = AuthenticationMode.Auto,
            RootKeyFile = _folder.File("credentials"),
            TokenFile = _folder.File("token"),
            Tls = null,
            Verbose = false,
        },
        TimeProvider.System,
        Cancellation);

    /// <summary>The console's paths and the metrics are for who has the token; the rest is the administrator's.</summary>
    private static bool IsConsoles(string path) =>
        path is "/_millrace/" or MetricsPage.Path || path.StartsWith("/_millrace/api/", StringComparison.Ordinal) || path.StartsWith("/_millrace/assets/", StringComparison.Ordinal);

    /// <summary>The server as another machine sees it: at an address of this one that is not loopback.</summary>
    private static Uri Outside(Uri endpoint)
    {
        var address = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(static card => card.GetIPProperties().UnicastAddresses)
            .Select(static address => address.Address)
            .FirstOrDefault(static address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
        if (address is null) Assert.Skip("This machine has no address but loopback.");
        return new UriBuilder(endpoint) { Host = address.ToString() }.Uri;
    }

    private static HttpClient Client(Uri server) => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = server };

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpClient http, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        // Events go on for as long as somebody listens.
        return (answer.StatusCode, answer.Content.Headers.ContentLength is null ? "" : (await answer.Content.ReadAsStringAsync(Cancellation)).TrimEnd());
    }
}
