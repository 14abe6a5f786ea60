using System.Net;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Millrace.Client.Iam;
using Millrace.Client.Sts;
using Millrace.Model.Iam;
using Millrace.Model.Sts;
using static Millrace.Client.Tests.ScriptedServer;

namespace Millrace.Client.Tests;

/// <summary>What goes over the wire to the query services, and what is made of their answers.</summary>
public sealed class QueryPipelineTests
{
    private const string Identity = "<GetCallerIdentityResponse xmlns='https://sts.amazonaws.com/doc/2011-06-15/'><GetCallerIdentityResult><Arn>a</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_a_form_and_signed_for_the_one_region_that_IAM_has()
    {
        await using var server = new ScriptedServer(new Answer(200, "<ListUsersResponse><ListUsersResult><Users/></ListUsersResult></ListUsersResponse>"));
        using var client = Iam(server.Url);

        var answer = await client.ListUsersAsync(new ListUsersRequest { PathPrefix = "/a b/", MaxItems = 7 }, Ending);

        var request = Assert.Single(server.Requests);
        Assert.Empty(answer.Users);
        Assert.Equal("POST / HTTP/1.1", request.Line);
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", request.Headers["Content-Type"]);
        Assert.Equal("Action=ListUsers&Version=2010-05-08&PathPrefix=%2Fa%20b%2F&MaxItems=7", request.Body);
        Assert.Equal(["test", request.Headers["X-Amz-Date"][..8], "us-east-1", "iam", "aws4_request"], request.Credential);
    }

    [Fact]
    public async Task STS_is_signed_for_the_clients_region()
    {
        await using var server = new ScriptedServer(new Answer(200, Identity));
        using var client = Sts(server.Url);

        Assert.Equal("a", (await client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Ending)).Arn);
        Assert.Equal(["eu-west-1", "sts"], Assert.Single(server.Requests).Credential[2..4]);
    }

    [Fact]
    public async Task What_takes_no_signature_is_not_signed()
    {
        await using var server = new ScriptedServer(new Answer(200, "<AssumeRoleWithWebIdentityResponse/>"));
        using var client = Sts(server.Url);

        await client.AssumeRoleWithWebIdentityAsync(
            new AssumeRoleWithWebIdentityRequest { RoleArn = "arn:aws:iam::000000000000:role/r", RoleSessionName = "s", WebIdentityToken = "t" }, Ending);

        Assert.False(Assert.Single(server.Requests).Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task An_operation_without_output_takes_an_answer_without_a_result()
    {
        await using var server = new ScriptedServer(new Answer(200, "<DeleteUserResponse><ResponseMetadata/></DeleteUserResponse>"));
        using var client = Iam(server.Url);

        await client.DeleteUserAsync(new DeleteUserRequest { UserName = "u" }, Ending);

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task An_answer_is_read_with_its_length_and_in_chunks_and_when_it_is_logged(bool chunked, bool logged)
    {
        await using var server = new ScriptedServer(new Answer(200, Identity) { Chunked = chunked });
        using var client = Sts(server.Url, c => c.LogResponse = logged);

        Assert.Equal("a", (await client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Ending)).Arn);
    }

    [Fact]
    public async Task A_throttled_call_is_made_again()
    {
        await using var server = new ScriptedServer(Error(400, "Throttling"), new Answer(200, Identity));
        using var client = Sts(server.Url, c => c.MaxErrorRetry = 1);

        Assert.Equal("a", (await client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Ending)).Arn);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("iam")]
    [InlineData("sts")]
    public async Task Every_error_of_the_service_model_is_a_type_and_says_what_the_answer_said(string service)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"../../../../../../shared/models/{service}.json");
        Assert.SkipUnless(File.Exists(path), $"the service model is not at {Path.GetFullPath(path)}");
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(path, Ending));
        var operations = (service == "iam" ? IamApi.Operations : StsApi.Operations).Select(o => o.Name);
        var errors = operations.SelectMany(o => Errors(json.RootElement, o)).Distinct().ToList();

        Assert.NotEmpty(errors);
        foreach (var (name, code) in errors)
        {
            AmazonServiceException error = service == "iam" ? await ThrownByIamAsync(Error(400, code)) : await ThrownByStsAsync(Error(400, code));
            Assert.Equal(name, error.GetType().Name);
            Assert.Equal(code, error.ErrorCode);
            Assert.Equal("no & never", error.Message);
            Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
            Assert.Equal("11111111-2222-3333-4444-555555555555", error.RequestId);
        }
    }

    [Fact]
    public async Task Errors_about_rights_and_sessions_are_types_too_and_others_the_base_type()
    {
        Assert.IsType<Iam.AccessDeniedException>(await ThrownByIamAsync(Error(403, "AccessDenied")));
        Assert.IsType<Iam.ExpiredTokenException>(await ThrownByIamAsync(Error(403, "ExpiredToken")));
        Assert.IsType<Sts.AccessDeniedException>(await ThrownByStsAsync(Error(403, "AccessDenied")));
        Assert.IsType<Sts.ExpiredTokenException>(await ThrownByStsAsync(Error(403, "ExpiredToken")));
        Assert.IsType<IamException>(await ThrownByIamAsync(Error(403, "InvalidClientTokenId")));
        Assert.IsType<StsException>(await ThrownByStsAsync(Error(403, "InvalidClientTokenId")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>no</html>")]
    [InlineData("{}")]
    public async Task An_answer_that_is_no_error_document_is_still_an_error_with_its_status(string body)
    {
        var error = await ThrownByIamAsync(new Answer(413, body));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, error.StatusCode);
        Assert.Equal("The service answered 413 without saying why.", error.Message);
    }

    [Theory]
    [InlineData("eu-west-1", false, false, "https://iam.amazonaws.com", "us-east-1")]
    [InlineData("us-east-2", true, false, "https://iam-fips.amazonaws.com", "us-east-1")]
    [InlineData("us-east-2", false, true, "https://iam.global.api.aws", "us-east-1")]
    [InlineData("cn-northwest-1", false, false, "https://iam.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("us-gov-east-1", false, false, "https://iam.us-gov.amazonaws.com", "us-gov-west-1")]
    public void IAM_has_one_endpoint_in_each_partition_and_one_region_to_sign_for(string region, bool fips, bool dualStack, string url, string signedFor)
    {
        var config = new IamConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region), UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack,
            IgnoreConfiguredEndpointUrls = true,
        };

        Assert.Equal(url, config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request: null)).URL);
        Assert.Equal(signedFor, config.SigningRegion(region));
    }

    [Fact]
    public void Every_operation_is_a_method_of_its_services_client()
    {
        Assert.All(IamApi.Operations, static o => Assert.NotNull(typeof(IamClient).GetMethod(o.Name + "Async")));
        Assert.All(StsApi.Operations, static o => Assert.NotNull(typeof(StsClient).GetMethod(o.Name + "Async")));
    }

    private static IEnumerable<(string Name, string Code)> Errors(JsonElement model, string operation)
    {
        if (!model.GetProperty("operations").GetProperty(operation).TryGetProperty("errors", out var errors)) return [];
        return errors.EnumerateArray().Select(e => e.GetProperty("shape").GetString()!)
            .Select(name => (name, model.GetProperty("shapes").GetProperty(name).GetProperty("error").GetProperty("code").GetString()!));
    }

    private static Answer Error(int status, string code) =>
        new(status, $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>no &amp; never</Message></Error></ErrorResponse>");

    private static async Task<IamException> ThrownByIamAsync(Answer answer)
    {
        await using var server = new ScriptedServer(answer);
        using var client = Iam(server.Url);
        return await Assert.ThrowsAnyAsync<IamException>(() => client.ListUsersAsync(new ListUsersRequest(), Ending));
    }

    private static async Task<StsException> ThrownByStsAsync(Answer answer)
    {
        await using var server = new ScriptedServer(answer);
        using var client = Sts(server.Url);
        return await Assert.ThrowsAnyAsync<StsException>(() => client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Ending));
    }

    private static IamClient Iam(string url) => new(
        new BasicAWSCredentials("test", "test"), new IamConfig { ServiceURL = url, MaxErrorRetry = 0 });

    private static StsClient Sts(string url, Action<StsConfig>? configure = null)
    {
        var config = new StsConfig { ServiceURL = url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 };
        configure?.Invoke(config);
        return new StsClient(new BasicAWSCredentials("test", "test"), config);
    }
}
