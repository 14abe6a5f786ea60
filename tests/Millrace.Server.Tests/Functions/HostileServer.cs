using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Millrace.Model.Iam;
using Millrace.Model.Lambda;
using Millrace.Server.Tests.Authorization;

namespace Millrace.Server.Tests.Functions;

/// <summary>A server whose functions mean harm. Its data directory has a space in its path.</summary>
public sealed class HostileServer : IAsyncLifetime
{
    /// <summary>A signature by a key that the server never issued.</summary>
    public const string Authorization =
        "AWS4-HMAC-SHA256 Credential=unknown/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host;x-amz-date, Signature=00";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("millrace hostile ");
    private ServerProcess _server = null!;
    private HttpClient _client = null!;
    private SignedCaller _caller = null!;

    /// <summary>Where the server is.</summary>
    public Uri Endpoint => _server.Endpoint;

    /// <summary>A client of the server.</summary>
    public HttpClient Client => _client;

    /// <summary>The data directory.</summary>
    public string Data => Path.Combine(_folder.FullName, "data");

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync("--data", Data);
        _client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = _server.Endpoint, Timeout = TimeSpan.FromMinutes(1) };
        _caller = new SignedCaller(_server.Endpoint);
        await _caller.DoAsync(
            IamApi.CreateRole,
            ("RoleName", "worker"),
            ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _caller.Dispose();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Makes a function of Node.js.</summary>
    public async Task CreateAsync(string name, string code, int timeout = 30)
    {
        var request = new JsonObject
        {
            ["FunctionName"] = name,
            ["Role"] = $"arn:aws:iam::{SampleRequests.Account}:role/worker",
            ["Runtime"] = "nodejs20.x",
            ["Handler"] = "index.handler",
            ["Timeout"] = timeout,
            ["MemorySize"] = 512,
            ["Code"] = new JsonObject { ["ZipFile"] = Zip(code) },
        };
        var (status, _, body) = await SendAsync(HttpMethod.Post, "/2015-03-31/functions", request.ToJsonString());
        Assert.True(status == HttpStatusCode.Created, body);
    }

    /// <summary>Lets everybody do something with a function whose name begins with <c>url-</c>.</summary>
    public Task AllowAsync(string name, string action, (string Name, object Value) condition) => _caller.DoAsync(
        LambdaApi.AddPermission, ("FunctionName", $"url-{name}"), ("StatementId", condition.Name), ("Principal", "*"), ("Action", action), condition);

    /// <summary>Gives a function a URL.</summary>
    public async Task<Uri> MakeUrlAsync(string name, string authType, string mode, object? cors)
    {
        List<(string Name, object Value)> members = [("FunctionName", name), ("AuthType", authType), ("InvokeMode", mode)];
        if (cors is not null) members.Add(("Cors", cors));
        return new Uri((string)JsonNode.Parse(await _caller.DoAsync(LambdaApi.CreateFunctionUrlConfig, [.. members]))!["FunctionUrl"]!);
    }

    /// <summary>Calls a function.</summary>
    /// <returns>The status, the headers' values by name, and the body.</returns>
    public async Task<(HttpStatusCode Status, Func<string, string?> Header, string Body)> InvokeAsync(string name, string payload = "{}")
    {
        var answer = await SendAsync(HttpMethod.Post, $"/2015-03-31/functions/{name}/invocations", payload);
        if (answer.Header("x-amzn-ErrorType") == "InvalidRuntimeException") Assert.Skip(answer.Body);
        return answer;
    }

    /// <summary>Checks that the server still answers.</summary>
    public async Task AnswersAsync() => Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, "/2015-03-31/functions", null)).Status);

    /// <summary>Waits until no process with a mark is left.</summary>
    public static async Task NoneIsLeftAsync(string mark)
    {
        while (Process.GetProcessesByName("sleep").Any(process => Command(process.Id).Contains(mark, StringComparison.Ordinal)))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private static string Command(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static string Zip(string code)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("index.js").Open();
            entry.Write(Encoding.UTF8.GetBytes(code));
        }

        return Convert.ToBase64String(output.ToArray());
    }

    private async Task<(HttpStatusCode Status, Func<string, string?> Header, string Body)> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("X-Amz-Date", "20260101T000000Z");
        request.Headers.Add("X-Amz-Log-Type", "Tail");
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = answer.Headers.ToDictionary(static header => header.Key, static header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return (answer.StatusCode, headers.GetValueOrDefault, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
