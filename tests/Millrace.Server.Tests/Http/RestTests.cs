using System.Net;
using System.Text.Json;
using Millrace.Http;
using Millrace.Model.Lambda;

namespace Millrace.Server.Tests.Http;

/// <summary>The gate before services that speak REST (facts/lambda.md 1, 2; facts/iam.md 0, 1).</summary>
public sealed class RestTests
{
    private const string Arn = $"arn:aws:lambda:eu-west-1:{EndpointServer.Account}:function:f";
    private const string Aliases = "/2015-03-31/functions/f/aliases";

    [Theory]
    // An ARN in a path comes encoded, and an eager client encodes it all; either is signed as it stands on the wire, encoded once more.
    [InlineData("/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Af")]
    [InlineData("/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:f")]
    [InlineData("/2015-03-31/functions/%66")]
    [InlineData("/2015-03-31/functions/f/")]
    [InlineData("/2015-03-31/functions/f?Other=1")]
    public async Task A_function_is_looked_for_by_its_path(string target)
    {
        await using var server = await EndpointServer.StartAsync();
        var (status, type, message) = await SendAsync(server, Rest("GET", target));
        Assert.Equal((HttpStatusCode.NotFound, "ResourceNotFoundException", $"Function not found: {Arn}"), (status, type, message));
    }

    [Theory]
    [InlineData("GET", "/2015-03-31/functions/")]
    [InlineData("GET", "/2015-03-31/functions")]
    [InlineData("GET", "/2016-08-19/account-settings/")]
    [InlineData("GET", "/2018-10-31/layers")]
    public async Task A_slash_too_many_does_not_count(string method, string target)
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await Rest(method, target).SendAsync(server);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.True(response.Headers.Contains("x-amzn-RequestId"));
    }

    [Theory]
    [InlineData("GET", "/2015-03-31/function")]
    [InlineData("GET", "/2015-03-31/functions/f/g/h")]
    [InlineData("GET", "/2015-04-01/functions")]
    [InlineData("PATCH", "/2015-03-31/functions/f")]
    [InlineData("DELETE", "/2015-03-31/functions")]
    [InlineData("PATCH", "/2015-03-31/event-source-mappings")]
    [InlineData("GET", "/2015-03-31/functions//configuration/x")]
    public async Task What_no_operation_is_asked_by_is_refused(string method, string target)
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await Rest(method, target).SendAsync(server);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains(
            "Unable to determine service/operation name to be authorized",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_tells_operations_apart()
    {
        await using var server = await EndpointServer.StartAsync();
        var byArn = await SendAsync(server, Rest("GET", $"/2018-10-31/layers?find=LayerVersion&Arn={Uri.EscapeDataString("arn:aws:lambda:eu-west-1:123456789012:layer:l:1")}"));
        Assert.Equal((HttpStatusCode.NotFound, "The resource you requested does not exist."), (byArn.Status, byArn.Message));
        var list = await SendAsync(server, Rest("GET", "/2019-09-30/functions/f/provisioned-concurrency?List=ALL"));
        Assert.Equal($"Function not found: {Arn}", list.Message);
        var one = await SendAsync(server, Rest("GET", "/2019-09-30/functions/f/provisioned-concurrency?Qualifier=1"));
        Assert.Equal($"Function not found: {Arn}:1", one.Message);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]x")]
    [InlineData("no json")]
    public async Task A_body_is_JSON(string body)
    {
        await using var server = await EndpointServer.StartAsync();
        var (status, type, message) = await SendAsync(server, Rest("POST", Aliases, body));
        Assert.Equal((HttpStatusCode.BadRequest, "InvalidRequestContentException"), (status, type));
        Assert.StartsWith("Could not parse request body into json", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task What_is_missing_in_a_body_is_told(string body)
    {
        await using var server = await EndpointServer.StartAsync();
        var (status, type, message) = await SendAsync(server, Rest("POST", Aliases, body));
        Assert.Equal((HttpStatusCode.BadRequest, "ValidationException"), (status, type));
        Assert.StartsWith("2 validation errors detected: Value null at ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_of_the_path_means_nothing_in_the_body()
    {
        await using var server = await EndpointServer.StartAsync();
        var (_, _, message) = await SendAsync(server, Rest("POST", Aliases, """{"FunctionName":"other","Name":"live","FunctionVersion":"1"}"""));
        Assert.Equal($"Function not found: {Arn}", message);
    }

    [Fact]
    public async Task A_large_body_is_refused_by_its_operation_s_name()
    {
        await using var server = await EndpointServer.StartAsync(options: new AwsEndpointOptions { MaxRestBodyBytes = 1000 });
        var (status, type, message) = await SendAsync(server, Rest("POST", Aliases, $$"""{"Name":"{{new string('a', 1000)}}"}"""));
        Assert.Equal(
            (HttpStatusCode.RequestEntityTooLarge, "RequestEntityTooLargeException", "Request must be smaller than 1000 bytes for the CreateAlias operation"),
            (status, type, message));
        Assert.Equal((70_167_211, 70_167_211, 6_291_456), (LambdaApi.CreateFunction.Http!.MaxBodyBytes, LambdaApi.UpdateFunctionCode.Http!.MaxBodyBytes, LambdaApi.Invoke.Http!.MaxBodyBytes));
        Assert.Equal("lambda:InvokeFunction", LambdaApi.Invoke.Action);
    }

    [Fact]
    public async Task Signatures_are_checked()
    {
        await using var server = await EndpointServer.StartAsync();
        var request = Rest("GET", $"/2015-03-31/functions/{Uri.EscapeDataString(Arn)}");
        var unsigned = await SendAsync(server, request with { AccessKeyId = null });
        Assert.Equal((HttpStatusCode.Forbidden, "MissingAuthenticationTokenException", "Missing Authentication Token"), (unsigned.Status, unsigned.Type, unsigned.Message));
        var wrong = await SendAsync(server, request with { Secret = "wrong" });
        Assert.Equal((HttpStatusCode.Forbidden, "InvalidSignatureException"), (wrong.Status, wrong.Type));
        var scope = await SendAsync(server, request with { Service = "kinesis" });
        Assert.Equal((HttpStatusCode.Forbidden, "Credential should be scoped to correct service: 'lambda'. "), (scope.Status, scope.Message));
    }

    [Fact]
    public async Task An_answer_has_the_status_of_its_operation_and_may_have_no_body()
    {
        await using var server = await EndpointServer.StartAsync();
        const string Zip = "UEsDBBQAAAAAAAAAIQB2HDEUEQAAABEAAAAEAAAAaS5weWRlZiBoKGUsIGMpOiBwYXNzUEsBAhQDFAAAAAAAAAAhAHYcMRQRAAAAEQAAAAQAAAAAAAAAAAAAAIABAAAAAGkucHlQSwUGAAAAAAEAAQAyAAAAMwAAAAAA";
        var create = $$"""{"FunctionName":"f","Role":"arn:aws:iam::{{EndpointServer.Account}}:role/r","Runtime":"python3.13","Handler":"i.h","Code":{"ZipFile":"{{Zip}}"} }""";
        using (var made = await Rest("POST", "/2015-03-31/functions", create).SendAsync(server)) Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using (var tagged = await Rest("POST", $"/2017-03-31/tags/{Uri.EscapeDataString(Arn)}", """{"Tags":{"a b":"1","c":"2"}}""").SendAsync(server))
        {
            Assert.Equal((HttpStatusCode.NoContent, 0), (tagged.StatusCode, (await tagged.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length));
        }

        // A list in a query is given by its name again and again.
        using (var untagged = await Rest("DELETE", $"/2017-03-31/tags/{Uri.EscapeDataString(Arn)}?tagKeys=a%20b&tagKeys=c").SendAsync(server))
            Assert.Equal(HttpStatusCode.NoContent, untagged.StatusCode);
        using (var tags = await Rest("GET", $"/2017-03-31/tags/{Uri.EscapeDataString(Arn)}").SendAsync(server))
            Assert.Equal("""{"Tags":{}}""", await tags.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using (var deleted = await Rest("DELETE", "/2015-03-31/functions/f").SendAsync(server)) Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
    }

    [Fact]
    public async Task An_error_of_the_service_says_whose_fault_it_is()
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await Rest("GET", "/2015-03-31/functions/f").SendAsync(server);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["message", "Type"], body.RootElement.EnumerateObject().Select(static member => member.Name));
        Assert.Equal("User", body.RootElement.GetProperty("Type").GetString());
        using var url = await Rest("GET", "/2021-10-31/functions/f/url").SendAsync(server);
        Assert.StartsWith("""{"Message":""", await url.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static AwsRequest Rest(string method, string target, string body = "") => new()
    {
        Method = new HttpMethod(method),
        Target = target,
        ContentType = "application/json",
        Operation = null,
        Service = "lambda",
        Body = System.Text.Encoding.UTF8.GetBytes(body),
    };

    private static async Task<(HttpStatusCode Status, string? Type, string? Message)> SendAsync(EndpointServer server, AwsRequest request)
    {
        using var response = await request.SendAsync(server);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var message = body.RootElement.EnumerateObject().FirstOrDefault(static member => member.Name.Equals("message", StringComparison.OrdinalIgnoreCase)).Value;
        return (
            response.StatusCode,
            response.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.Single() : null,
            message.ValueKind == JsonValueKind.String ? message.GetString() : null);
    }
}
