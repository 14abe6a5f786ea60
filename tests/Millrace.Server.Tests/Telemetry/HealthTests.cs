using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Millrace.Storage;
using Millrace.Telemetry;

namespace Millrace.Server.Tests.Telemetry;

public sealed class HealthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_is_ready_between_its_start_and_its_stop()
    {
        await using var storage = await StorageEngine.OpenAsync(new StorageOptions { Durability = Durability.Memory }, TimeProvider.System, Cancellation);
        var health = new ServerHealth(storage);
        Assert.Equal((503, """{"status":"not ready","reason":"The server is starting."}"""), await AskAsync(health, ServerHealth.ReadyPath));
        Assert.Equal((200, """{"status":"ok"}"""), await AskAsync(health, ServerHealth.HealthPath));
        health.Begin();
        Assert.Equal((200, """{"status":"ready"}"""), await AskAsync(health, ServerHealth.ReadyPath));
        health.End();
        Assert.Equal((503, """{"status":"not ready","reason":"The server is stopping."}"""), await AskAsync(health, ServerHealth.ReadyPath));
        Assert.Equal((200, """{"status":"ok"}"""), await AskAsync(health, ServerHealth.HealthPath));
    }

    [Fact]
    public async Task A_server_whose_data_directory_cannot_be_written_says_so_until_it_can()
    {
        using var folder = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync("--data", folder.File("data"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server.Endpoint, "ready")).Status);

        // A folder in the place of the file that is tried: root is kept from nothing by modes.
        var probe = Directory.CreateDirectory(folder.File("data/logs/.probe"));
        var (status, answer) = await AskAsync(server.Endpoint, "health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(("failing", "The data directory cannot be written."), ((string?)answer["status"], (string?)answer["reason"]));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync(server.Endpoint, "ready")).Status);
        probe.Delete();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server.Endpoint, "health")).Status);
        Assert.Empty(Directory.GetFiles(folder.File("data/logs"), ".probe"));
    }

    private static async Task<(int Status, string Text)> AskAsync(ServerHealth health, string path)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        http.Request.Path = path;
        using var body = new MemoryStream();
        http.Response.Body = body;
        await health.AnswerAsync(http);
        return (http.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()).TrimEnd());
    }

    private static async Task<(HttpStatusCode Status, JsonNode Answer)> AskAsync(Uri endpoint, string page)
    {
        using var http = new HttpClient { BaseAddress = endpoint };
        using var answer = await http.GetAsync($"/_millrace/{page}", Cancellation);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!);
    }
}
