using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Millrace.Server.Tests.WebConsole;

/// <summary>One server for the tests of the console; each makes streams of its own.</summary>
public sealed class ConsoleServer : IAsyncLifetime
{
    private ServerProcess _server = null!;

    internal HttpClient Http { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string NewName() => $"s-{Guid.NewGuid():n}";

    public static string ArnOf(string stream) => $"arn:aws:kinesis:us-east-1:000000000000:stream/{stream}";

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync("--in-memory");
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _server.Endpoint };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
    }

    internal Task<HttpResponseMessage> SendAsync(string method, string path, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, body: null, headers);

    internal async Task<HttpResponseMessage> SendAsync(string method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/x-amz-json-1.1"));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    /// <summary>Calls an operation of Kinesis as the page does.</summary>
    internal async Task<JsonNode> CallAsync(string operation, string body)
    {
        using var answer = await SendAsync("POST", "/_millrace/api/aws/", body, ("X-Millrace-Console", "1"), ("X-Amz-Target", $"Kinesis_20131202.{operation}"));
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    internal async Task<string> NewStreamAsync(int shards = 1)
    {
        var name = NewName();
        await CallAsync("CreateStream", $$"""{"StreamName":"{{name}}","ShardCount":{{shards}}}""");
        return name;
    }

    internal Task PutAsync(string stream, string key, string data) => PutAsync(stream, key, Encoding.UTF8.GetBytes(data));

    internal Task PutAsync(string stream, string key, byte[] data) =>
        CallAsync("PutRecord", $$"""{"StreamName":"{{stream}}","PartitionKey":"{{key}}","Data":"{{Convert.ToBase64String(data)}}"}""");

    internal async Task<JsonNode> AskAsync(string path)
    {
        using var answer = await SendAsync("GET", "/_millrace/api/" + path);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
