using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Millrace.Iam;
using Millrace.Wire.Signing;

namespace Millrace.Server.Tests.Http;

/// <summary>GetCallerIdentity over the query protocol, by the AWS SDK for .NET and by raw HTTP.</summary>
public sealed class StsTests
{
    private const string Call = "Action=GetCallerIdentity&Version=2011-06-15";

    private static readonly AwsRequest Form = new()
    {
        ContentType = "application/x-www-form-urlencoded; charset=utf-8",
        Operation = null,
        Service = "sts",
        Region = "us-east-1",
        Body = Encoding.ASCII.GetBytes(Call),
    };

    [Theory]
    [InlineData("test", "test", EndpointServer.Account)]
    [InlineData("999999999999", "any", "999999999999")]
    public async Task The_SDK_learns_who_it_is(string key, string secret, string account)
    {
        await using var server = await EndpointServer.StartAsync();
        using var client = SdkClient(server, key, secret);
        var answer = await client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), TestContext.Current.CancellationToken);
        Assert.Equal((account, $"arn:aws:iam::{account}:root", account), (answer.Account, answer.Arn, answer.UserId));
        Assert.Equal(HttpStatusCode.OK, answer.HttpStatusCode);
        Assert.NotEmpty(answer.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task The_SDK_understands_a_refusal()
    {
        await using var server = await EndpointServer.StartAsync(mode: AuthenticationMode.Strict);
        using var client = SdkClient(server, "AKIDUMMY", "any");
        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(
            () => client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), TestContext.Current.CancellationToken));
        Assert.Equal(
            ("InvalidClientTokenId", HttpStatusCode.Forbidden, "The security token included in the request is invalid."),
            (error.ErrorCode, error.StatusCode, error.Message));
    }

    [Fact]
    public async Task The_answer_is_XML()
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await Form.SendAsync(server);
        var id = response.Headers.GetValues("x-amzn-RequestId").Single();
        Assert.Equal((HttpStatusCode.OK, "text/xml"), (response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        var xml = System.Xml.Linq.XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        var space = xml.GetDefaultNamespace();
        Assert.Equal("https://sts.amazonaws.com/doc/2011-06-15/", space.NamespaceName);
        Assert.Equal("GetCallerIdentityResponse", xml.Name.LocalName);
        Assert.Equal(EndpointServer.Account, xml.Element(space + "GetCallerIdentityResult")!.Element(space + "Account")!.Value);
        Assert.Equal(id, xml.Element(space + "ResponseMetadata")!.Element(space + "RequestId")!.Value);
    }

    [Fact]
    public async Task A_signed_URL_will_do()
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await SendPresignedAsync(server, "test");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains($"<Account>{EndpointServer.Account}</Account>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_URL_signed_with_another_secret_will_not()
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await SendPresignedAsync(server, "wrong");
        await AssertErrorAsync(response, HttpStatusCode.Forbidden, "SignatureDoesNotMatch");
    }

    [Theory]
    [InlineData("Action=GetCallerIdentity&Version=2010-05-08", "InvalidAction", "Could not find operation GetCallerIdentity for version 2010-05-08")]
    [InlineData("Version=2011-06-15&Action=No%20such", "InvalidAction", "Could not find operation No such for version 2011-06-15")]
    [InlineData("Action=GetCallerIdentity", "InvalidAction", "Could not find operation GetCallerIdentity for version NO_VERSION_SPECIFIED")]
    public async Task An_unknown_action_is_told(string body, string code, string message)
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await (Form with { Body = Encoding.ASCII.GetBytes(body) }).SendAsync(server);
        Assert.Contains($"<Message>{message}</Message>", await AssertErrorAsync(response, HttpStatusCode.BadRequest, code), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?" + Call, HttpStatusCode.Forbidden, "MissingAuthenticationToken")]
    [InlineData("/", HttpStatusCode.Forbidden, null)]
    [InlineData("/?Version=2011-06-15", HttpStatusCode.Forbidden, null)]
    public async Task A_URL_without_a_signature_is_refused(string target, HttpStatusCode status, string? code)
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await server.Client.GetAsync(target, TestContext.Current.CancellationToken);
        if (code is not null) await AssertErrorAsync(response, status, code);
        else Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_form_for_a_target_is_an_unknown_content_type()
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await (Form with { Operation = AwsRequest.PutRecord }).SendAsync(server);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static AmazonSecurityTokenServiceClient SdkClient(EndpointServer server, string key, string secret) => new(
        new BasicAWSCredentials(key, secret),
        new AmazonSecurityTokenServiceConfig { ServiceURL = server.Address.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    private static async Task<HttpResponseMessage> SendPresignedAsync(EndpointServer server, string secret)
    {
        var signer = new RequestSigner("test", secret, "us-east-1", "sts");
        var query = signer.Presign(
            new GetRequest(server.Address.Authority, Call), ["host"], [], TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(15));
        return await server.Client.GetAsync("/?" + query, TestContext.Current.CancellationToken);
    }

    private static async Task<string> AssertErrorAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((status, "text/xml"), (response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.Contains($"<Code>{code}</Code>", text, StringComparison.Ordinal);
        Assert.Contains($"<RequestId>{response.Headers.GetValues("x-amzn-RequestId").Single()}</RequestId>", text, StringComparison.Ordinal);
        return text;
    }

    private sealed class GetRequest(string host, string query) : ISignableRequest
    {
        public string Method => "GET";

        public string Path => "/";

        public string Query => query;

        public bool IsEncrypted => false;

        public string? Header(string name) => name == "host" ? host : null;
    }
}
