using System.Net;
using System.Text;

namespace Millrace.Server.Tests.Telemetry;

public sealed class OtlpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_metrics_are_sent_to_the_collector_that_the_standard_variables_name()
    {
        using var collector = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}";
        collector.Prefixes.Add(address + "/");
        collector.Start();
        await using var server = await ServerProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_EXPORTER_OTLP_HEADERS"] = "x-tenant=mill",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
                ["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment=test",
            },
            "--in-memory");
        using var caller = new KinesisCaller(server.Endpoint);
        await caller.CreateStreamAsync("orders", 1);
        while (true)
        {
            var sent = await collector.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
            Assert.Equal(("/v1/metrics", "application/x-protobuf", "mill"), (sent.Request.Url!.AbsolutePath, sent.Request.ContentType, sent.Request.Headers["x-tenant"]));
            using var body = new MemoryStream();
            await sent.Request.InputStream.CopyToAsync(body, Cancellation);
            sent.Response.Close();
            var text = Encoding.Latin1.GetString(body.ToArray());
            // What is sent while the server starts does not have everything yet.
            string[] names = ["millrace", "deployment.environment", "millrace.streams", "dotnet.gc.collections", "millrace.requests", "CreateStream"];
            if (names.All(name => text.Contains(name, StringComparison.Ordinal))) break;
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
