using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace Millrace.Bench;

/// <summary>Functions of Node on a server, made and called over HTTP as any client does it.</summary>
internal sealed class Functions : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly Uri _endpoint;

    private Functions(Uri endpoint) => _endpoint = endpoint;

    /// <summary>Makes the role that functions run under.</summary>
    public static async Task<Functions> OpenAsync(Target target)
    {
        const string trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
        const string policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:*","Resource":"*"}]}""";
        var functions = new Functions(target.Endpoint);
        await functions.IamAsync($"Action=CreateRole&RoleName=worker&AssumeRolePolicyDocument={Uri.EscapeDataString(trust)}");
        await functions.IamAsync($"Action=PutRolePolicy&RoleName=worker&PolicyName=read&PolicyDocument={Uri.EscapeDataString(policy)}");
        return functions;
    }

    /// <summary>Makes a function and waits until it may be called.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="code">Its <c>index.js</c>, with a <c>handler</c>.</param>
    public async Task CreateAsync(string name, string code)
    {
        await SendAsync("functions", $$"""
            {"FunctionName":"{{name}}","Role":"arn:aws:iam::000000000000:role/worker","Runtime":"nodejs20.x","Handler":"index.handler","Timeout":30,
             "Code":{"ZipFile":"{{Convert.ToBase64String(Zip(code))}}"} }
            """);
        var began = TimeProvider.System.GetTimestamp();
        while (!(await SendAsync(HttpMethod.Get, "lambda", $"2015-03-31/functions/{name}/configuration", null)).Contains("\"State\":\"Active\"", StringComparison.Ordinal))
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience) throw new TimeoutException($"{name} is not active after {Patience}.");
            await Task.Delay(5);
        }
    }

    /// <summary>Calls a function.</summary>
    /// <returns>How long that took, in milliseconds.</returns>
    public async Task<double> InvokeAsync(string name, string expected)
    {
        var began = TimeProvider.System.GetTimestamp();
        var answer = await SendAsync($"functions/{name}/invocations", "{}");
        var took = TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
        return answer == expected ? took : throw new InvalidOperationException($"{name} answered {answer}");
    }

    /// <summary>Sends a request to Lambda.</summary>
    public Task<string> SendAsync(string path, string body) =>
        SendAsync(HttpMethod.Post, "lambda", $"2015-03-31/{path}", new StringContent(body, new MediaTypeHeaderValue("application/json")));

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private Task<string> IamAsync(string parameters) =>
        SendAsync(HttpMethod.Post, "iam", "", new StringContent($"{parameters}&Version=2010-05-08", new MediaTypeHeaderValue("application/x-www-form-urlencoded")));

    private async Task<string> SendAsync(HttpMethod method, string service, string path, HttpContent? content)
    {
        using var message = new HttpRequestMessage(method, new Uri(_endpoint, path)) { Content = content };
        message.Headers.TryAddWithoutValidation("X-Amz-Date", "20260101T000000Z");

        // A key that nobody issued, which a server on loopback lets in.
        message.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=unknown/20260101/{SignedRequest.Region}/{service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
        using var answer = await _http.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{path}: {text}");
    }

    private static byte[] Zip(string code)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("index.js").Open();
            entry.Write(Encoding.UTF8.GetBytes(code));
        }

        return output.ToArray();
    }
}
