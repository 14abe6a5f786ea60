using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Millrace.Server.Tests.Administration;

/// <summary>The built program in memory, its administrator's pages, and Kinesis by plain HTTP.</summary>
public sealed class AdministeredServer : IAsyncLifetime
{
    private ServerProcess? _server;
    private HttpClient? _http;

    /// <summary>What is set in its environment.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>A client of its endpoint.</summary>
    public HttpClient Http => _http!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync(Environment, "--in-memory");
        _http = new HttpClient { BaseAddress = _server.Endpoint };
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>Switches who is let in, as the console does.</summary>
    public async Task<JsonObject> SwitchAsync(string body)
    {
        var (status, answer) = await TrySendAsync("PUT", "authentication", body, console: "1");
        Assert.Equal(HttpStatusCode.OK, status);
        return answer;
    }

    /// <summary>Asks a page, which must take it.</summary>
    public async Task<JsonObject> SendAsync(string method, string page, string? body = null)
    {
        var (status, answer) = await TrySendAsync(method, page, body);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, answer.ToString());
        return answer;
    }

    /// <summary>Asks a page, with the header of the console where it has a value.</summary>
    public async Task<(HttpStatusCode Status, JsonObject Answer)> TrySendAsync(string method, string page, string? body = null, string? console = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/_millrace/{page}");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (console is not null) request.Headers.Add("X-Millrace-Console", console);
        using var answer = await Http.SendAsync(request, Cancellation);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!);
    }

    /// <summary>Calls an operation of Kinesis, which must fail as it is said here or not at all.</summary>
    public async Task<JsonObject> CallAsync(string operation, string body, string? error = null)
    {
        using var answer = await Http.SendAsync(Request(operation, body), Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        var json = text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
        Assert.Equal(error, json["__type"]?.GetValue<string>());
        return json;
    }

    /// <summary>Calls an operation of Kinesis.</summary>
    public async Task<HttpStatusCode> StatusAsync(string operation, string body)
    {
        using var answer = await Http.SendAsync(Request(operation, body), Cancellation);
        return answer.StatusCode;
    }

    private static HttpRequestMessage Request(string operation, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.Add("X-Amz-Target", $"Kinesis_20131202.{operation}");
        request.Headers.TryAddWithoutValidation("Authorization", KinesisCaller.Authorization);
        request.Headers.Add("X-Amz-Date", "20260101T000000Z");
        return request;
    }
}
