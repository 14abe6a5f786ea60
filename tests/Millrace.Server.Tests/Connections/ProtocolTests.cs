using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Millrace.Server.Tests.Connections;

/// <summary>One port, whatever a client speaks.</summary>
public sealed class ProtocolTests
{
    public static TheoryData<string, bool> Spoken => new()
    {
        { "1.1", false },
        { "2.0", false },
        { "1.1", true },
        { "2.0", true },
    };

    [Theory]
    [MemberData(nameof(Spoken))]
    public async Task Each_version_is_answered_on_the_one_port_plain_and_over_tls(string version, bool tls)
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync("--data", data.Path, "--tls");
        using var client = Client(data);
        var endpoint = tls ? server.Endpoint : new UriBuilder(server.Endpoint) { Scheme = "http" }.Uri;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(endpoint, "/_millrace/health"))
        {
            Version = Version.Parse(version),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Version.Parse(version), answer.Version);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Http2_is_spoken_without_tls_in_a_server_that_has_none()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Endpoint, "/_millrace/health"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task First_bytes_that_arrive_one_by_one_are_still_understood()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Endpoint.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        foreach (var letter in "PROPFIND / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") await stream.WriteAsync(new[] { (byte)letter }, TestContext.Current.CancellationToken);

        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.StartsWith("HTTP/1.1 4", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_that_never_said_a_word_do_not_hold_up_the_end()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, server.Endpoint.Port, TestContext.Current.CancellationToken);
        using var undecided = new TcpClient();
        await undecided.ConnectAsync(IPAddress.Loopback, server.Endpoint.Port, TestContext.Current.CancellationToken);
        await undecided.GetStream().WriteAsync("PR"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task The_self_made_certificate_stays_the_same_over_a_restart()
    {
        using var data = new TemporaryDirectory();
        string Authority() => File.ReadAllText(data.File("tls/ca.pem"));
        await using (var first = await ServerProcess.StartAsync("--data", data.Path, "--tls")) await first.StopAsync();
        var before = Authority();

        await using var second = await ServerProcess.StartAsync("--data", data.Path, "--tls");

        Assert.Equal(before, Authority());
        Assert.Contains($"export AWS_CA_BUNDLE={data.File("tls/ca.pem")}", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_ends_it_with_exit_code_1()
    {
        using var data = new TemporaryDirectory();
        await File.WriteAllTextAsync(data.File("cert.pem"), "-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----\n", TestContext.Current.CancellationToken);

        var (exitCode, _, errors) = await ServerProcess.RunAsync("start", "--port", "0", "--data", data.File("data"), "--cert", data.File("cert.pem"));

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"millrace: The certificate '{data.File("cert.pem")}' cannot be used", errors, StringComparison.Ordinal);
    }

    private static HttpClient Client(TemporaryDirectory data)
    {
        var trusted = X509Certificate2.CreateFromPem(File.ReadAllText(data.File("tls/ca.pem")));
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(trusted);
        return new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } });
    }
}
