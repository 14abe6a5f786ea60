using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Millrace.Model.Lambda;
using Millrace.Server.Tests.Authorization;

namespace Millrace.Server.Tests.Functions;

/// <summary>Functions called by their URLs, which are told apart by the host that a request names (facts/lambda.md 4).</summary>
public sealed class FunctionUrlTests(HostileServer server) : IClassFixture<HostileServer>
{
    private static readonly string[] Told = ["Allow-Origin", "Allow-Methods", "Allow-Headers", "Max-Age", "Allow-Credentials"];

    private const string Echo = "exports.handler = async (event) => event;";

    [Fact]
    public async Task A_function_gets_the_request_and_what_it_answers_is_the_body()
    {
        var url = await MakeAsync("echo", Echo);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, "/a%20b/c?x=1&x=2&y=%26"))
        {
            Content = new StringContent("{\"k\":1}", Encoding.UTF8, "application/json"),
            Headers = { { "Cookie", "one=1; two=2" }, { "X-Own", ["a", "b"] } },
        };
        using var answer = await SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var seen = JsonNode.Parse(await TextAsync(answer))!;
        Assert.Equal(("2.0", "$default", "/a b/c", "x=1&x=2&y=%26"), ((string?)seen["version"], (string?)seen["routeKey"], (string?)seen["rawPath"], (string?)seen["rawQueryString"]));
        Assert.Equal("""{"x":"1,2","y":"&"}""", seen["queryStringParameters"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("""["one=1","two=2"]""", seen["cookies"]!.ToJsonString());
        Assert.Equal("""{"k":1}""", (string?)seen["body"]);
        Assert.False((bool)seen["isBase64Encoded"]!);
        Assert.Equal("http", (string?)seen["headers"]!["x-forwarded-proto"]);
        var context = seen["requestContext"]!;
        Assert.Equal(("anonymous", url.Host, url.Host.Split('.')[0]), ((string?)context["accountId"], (string?)context["domainName"], (string?)context["domainPrefix"]));
        Assert.Equal(("POST", "/a b/c", "127.0.0.1"), ((string?)context["http"]!["method"], (string?)context["http"]!["path"], (string?)context["http"]!["sourceIp"]));
        Assert.Matches(@"\A\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d \+0000\z", (string?)context["time"]);
        Assert.Equal(answer.Headers.GetValues("x-amzn-RequestId").Single(), (string?)context["requestId"]);
    }

    [Fact]
    public async Task A_body_that_is_no_text_comes_in_base64()
    {
        var url = await MakeAsync("bytes", Echo);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent([0xFF, 0x00]) };
        using var answer = await SendAsync(request);
        var seen = JsonNode.Parse(await TextAsync(answer))!;
        Assert.Equal(("/wA=", true), ((string?)seen["body"], (bool)seen["isBase64Encoded"]!));
    }

    [Fact]
    public async Task An_answer_with_a_status_is_taken_apart()
    {
        var url = await MakeAsync(
            "parts",
            """
            exports.handler = async () => ({ statusCode: 418, headers: { "Content-Type": "text/plain", "X-Own": 7 }, cookies: ["a=1", "b=2"], body: "dGVh", isBase64Encoded: true });
            """);
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, url));
        Assert.Equal((418, "text/plain", "tea"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await TextAsync(answer)));
        Assert.Equal("7", answer.Headers.GetValues("X-Own").Single());
        Assert.Equal(["a=1", "b=2"], answer.Headers.GetValues("Set-Cookie"));
    }

    [Theory]
    [InlineData("throws", "throw new Error('no');")]
    [InlineData("nonsense", "return { statusCode: 'no' };")]
    public async Task What_is_no_answer_is_a_bad_gateway(string name, string code)
    {
        var url = await MakeAsync(name, $"exports.handler = async () => {{ {code} }};");
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, url));
        Assert.Equal((HttpStatusCode.BadGateway, "Internal Server Error"), (answer.StatusCode, await TextAsync(answer)));
    }

    [Fact]
    public async Task A_url_that_streams_sends_each_part_when_it_is_there()
    {
        var url = await MakeAsync(
            "streams",
            """
            exports.handler = awslambda.streamifyResponse(async (event, stream) => {
              stream = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { "Content-Type": "text/plain", "X-Own": "1" }, cookies: ["a=1"] });
              stream.write("first");
              await new Promise((resolve) => setTimeout(resolve, 300));
              stream.write("second");
              stream.end();
            });
            """,
            InvokeMode.ResponseStream);
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, url), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((HttpStatusCode.Created, "text/plain"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(("1", "a=1"), (answer.Headers.GetValues("X-Own").Single(), answer.Headers.GetValues("Set-Cookie").Single()));
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var block = new byte[100];
        var read = await body.ReadAsync(block, TestContext.Current.CancellationToken);
        Assert.Equal("first", Encoding.UTF8.GetString(block, 0, read));
        using var rest = new StreamReader(body);
        Assert.Equal("second", await rest.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_answer_that_fails_behind_a_part_is_cut_off()
    {
        var url = await MakeAsync(
            "breaks",
            """
            exports.handler = awslambda.streamifyResponse(async (event, stream) => {
              stream.setContentType("text/plain");
              await new Promise((resolve) => stream.write("first", resolve));
              if (event.rawPath === "/fails") throw new Error("no more");
              stream.end();
            });
            """,
            InvokeMode.ResponseStream);
        using var whole = await SendAsync(new HttpRequestMessage(HttpMethod.Get, url));
        Assert.Equal((HttpStatusCode.OK, "text/plain", "first"), (whole.StatusCode, whole.Content.Headers.ContentType?.MediaType, await TextAsync(whole)));
        // What was sent may be lost with the connection: how much a reader sees of it is no matter.
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(url, "/fails"))));
    }

    [Fact]
    public async Task A_function_that_does_not_stream_answers_a_url_that_does_with_what_it_answers()
    {
        var url = await MakeAsync("whole", "exports.handler = async () => ({ statusCode: 201 });", InvokeMode.ResponseStream);
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, url));
        Assert.Equal((HttpStatusCode.OK, "application/json", """{"statusCode":201}"""), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await TextAsync(answer)));
    }

    [Fact]
    public async Task Nobody_may_call_until_the_policy_of_the_function_says_so()
    {
        var url = await MakeAsync("closed", Echo, allow: false);
        await ForbiddenAsync(new HttpRequestMessage(HttpMethod.Get, url));
        await server.AllowAsync("closed", "lambda:InvokeFunctionUrl", ("FunctionUrlAuthType", "NONE"));
        await ForbiddenAsync(new HttpRequestMessage(HttpMethod.Get, url));
        await server.AllowAsync("closed", "lambda:InvokeFunction", ("InvokedViaFunctionUrl", true));
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, url));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_url_for_signers_lets_who_signs_in_and_tells_who_it_is()
    {
        var url = await MakeAsync("signed", Echo, authType: FunctionUrlAuthType.AwsIam, allow: false);
        await ForbiddenAsync(new HttpRequestMessage(HttpMethod.Get, url));
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("X-Amz-Date", "20260101T000000Z");
        request.Headers.TryAddWithoutValidation("Authorization", HostileServer.Authorization);
        using var answer = await SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var context = JsonNode.Parse(await TextAsync(answer))!["requestContext"]!;
        Assert.Equal((SampleRequests.Account, $"arn:aws:iam::{SampleRequests.Account}:root"), ((string?)context["accountId"], (string?)context["authorizer"]!["iam"]!["userArn"]));
    }

    [Fact]
    public async Task Hosts_that_are_no_urls_are_refused_whatever_they_ask_for()
    {
        var url = await MakeAsync("known", Echo);
        var other = new Uri(url.ToString().Replace(url.Host.Split('.')[0], new string('a', 32), StringComparison.Ordinal));
        await ForbiddenAsync(new HttpRequestMessage(HttpMethod.Get, other));
        await ForbiddenAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(other, "/_millrace/health")));
        using var own = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(url, "/_millrace/health")));
        Assert.Equal("/_millrace/health", (string?)JsonNode.Parse(await TextAsync(own))!["rawPath"]);
    }

    [Fact]
    public async Task Browsers_are_told_what_they_may_do()
    {
        var cors = new Dictionary<string, object>
        {
            ["AllowOrigins"] = new object[] { "https://page.example" }, ["AllowMethods"] = new object[] { "GET" }, ["AllowHeaders"] = new object[] { "x-own" },
            ["ExposeHeaders"] = new object[] { "x-seen" }, ["MaxAge"] = 60, ["AllowCredentials"] = true,
        };
        var url = await MakeAsync("pages", "exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' } });", cors: cors);
        using var asked = await SendAsync(Ask("https://page.example", HttpMethod.Options));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal(
            ["https://page.example", "GET", "x-own", "60", "true"],
            Told.Select(name => asked.Headers.GetValues($"Access-Control-{name}").Single()));
        using var called = await SendAsync(Ask("https://page.example", HttpMethod.Get));
        Assert.Equal(("https://page.example", "x-seen"), (called.Headers.GetValues("Access-Control-Allow-Origin").Single(), called.Headers.GetValues("Access-Control-Expose-Headers").Single()));
        using var foreign = await SendAsync(Ask("https://other.example", HttpMethod.Get));
        Assert.False(foreign.Headers.Contains("Access-Control-Allow-Origin"));

        HttpRequestMessage Ask(string origin, HttpMethod method)
        {
            var request = new HttpRequestMessage(method, url);
            request.Headers.Add("Origin", origin);
            if (method == HttpMethod.Options) request.Headers.Add("Access-Control-Request-Method", "GET");
            return request;
        }
    }

    [Fact]
    public async Task A_body_of_more_than_six_megabytes_is_refused()
    {
        var url = await MakeAsync("large", Echo);
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(new byte[6_291_457]) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private async Task<Uri> MakeAsync(
        string name, string code, string mode = InvokeMode.Buffered, string authType = FunctionUrlAuthType.None, bool allow = true, object? cors = null)
    {
        await server.CreateAsync($"url-{name}", code);
        if (allow)
        {
            await server.AllowAsync(name, "lambda:InvokeFunctionUrl", ("FunctionUrlAuthType", "NONE"));
            await server.AllowAsync(name, "lambda:InvokeFunction", ("InvokedViaFunctionUrl", true));
        }

        return await server.MakeUrlAsync($"url-{name}", authType, mode, cors);
    }

    private async Task ForbiddenAsync(HttpRequestMessage request)
    {
        using var answer = await SendAsync(request);
        Assert.Equal((HttpStatusCode.Forbidden, """{"Message":"Forbidden"}"""), (answer.StatusCode, await TextAsync(answer)));
    }

    /// <summary>Names resolve here without a name server: the request goes to the server, with the URL's host.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        request.Headers.Host = request.RequestUri!.Authority;
        request.RequestUri = new Uri(server.Endpoint, request.RequestUri.PathAndQuery);
        var answer = await server.Client.SendAsync(request, completion, TestContext.Current.CancellationToken);
        if (answer.Headers.TryGetValues("x-amzn-ErrorType", out var type) && type.Single() == "InvalidRuntimeException") Assert.Skip(await TextAsync(answer));
        return answer;
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
