using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Millrace.Iam;
using Millrace.Iam.Accounts;
using Millrace.Iam.Principals;
using Millrace.Model.Kinesis;
using Millrace.Storage.Time;
using Millrace.Wire;

namespace Millrace.Server.Tests.Http;

/// <summary>Temporary credentials by the AWS SDK for .NET, from their making to their end.</summary>
public sealed class StsSessionTests
{
    private const string RoleArn = $"arn:aws:iam::{EndpointServer.Account}:role/fleet";
    private const string SessionArn = $"arn:aws:sts::{EndpointServer.Account}:assumed-role/fleet/device-1";

    private static Role Fleet => new()
    {
        Name = "fleet",
        Id = "AROAFLEET",
        CreatedAt = DateTimeOffset.UnixEpoch,
        TrustPolicy = new StoredPolicy(
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{EndpointServer.Account}}"},"Action":"sts:*"}]}"""),
    };

    private static AWSCredentials Root => new BasicAWSCredentials("test", "test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AuthenticationMode.Auto)]
    [InlineData(AuthenticationMode.Strict)]
    public async Task A_role_is_assumed_and_acts(AuthenticationMode mode)
    {
        Caller? caller = null;
        await using var server = await EndpointServer.StartAsync(
            (_, context) =>
            {
                caller = context.Caller;
                return Task.FromResult(new PutRecordResponse { ShardId = "s", SequenceNumber = "1" });
            },
            mode);
        await MakeRoleAsync(server);
        using var root = Client(server, Root);
        var assumed = await root.AssumeRoleAsync(
            new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "device-1", Tags = [new() { Key = "team", Value = "blue" }], SourceIdentity = "ada" },
            Cancellation);
        Assert.Equal((SessionArn, "AROAFLEET:device-1", "ada"), (assumed.AssumedRoleUser.Arn, assumed.AssumedRoleUser.AssumedRoleId, assumed.SourceIdentity));

        using var role = Client(server, assumed.Credentials);
        var identity = await role.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Cancellation);
        Assert.Equal((SessionArn, "AROAFLEET:device-1", EndpointServer.Account), (identity.Arn, identity.UserId, identity.Account));

        using var put = await By(assumed.Credentials).SendAsync(server);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var principal = Assert.IsType<RolePrincipal>(caller);
        Assert.Equal((SessionArn, RoleArn, "blue"), (principal.Arn, principal.RoleArn, principal.Session?.Tags["Team"]));
    }

    [Fact]
    public async Task Credentials_end_by_the_clock_that_a_test_holds()
    {
        var clock = new HoldableClock(TimeProvider.System);
        clock.Hold();
        await using var server = await EndpointServer.StartAsync(serverClock: clock);
        await MakeRoleAsync(server);
        using var root = Client(server, Root);
        var credentials = (await root.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "device-1", DurationSeconds = 900 }, Cancellation)).Credentials;
        using var role = Client(server, credentials);
        await role.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Cancellation);

        clock.Advance(TimeSpan.FromSeconds(900));
        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => role.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Cancellation));
        Assert.Equal(("ExpiredToken", HttpStatusCode.Forbidden, "The security token included in the request is expired"), (error.ErrorCode, error.StatusCode, error.Message));
        using var put = await By(credentials).SendAsync(server);
        var answer = await Answer.ReadAsync(put);
        Assert.Equal((HttpStatusCode.BadRequest, "ExpiredTokenException", "expired-token"), (answer.Status, answer.Type, put.Headers.GetValues("x-millrace-auth-detail").Single()));
    }

    [Fact]
    public async Task A_forgotten_token_is_told_where_unknown_keys_are_trusted()
    {
        await using var server = await EndpointServer.StartAsync();
        await MakeRoleAsync(server);
        using var root = Client(server, Root);
        var credentials = (await root.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "device-1" }, Cancellation)).Credentials;
        using var put = await (By(credentials) with { Headers = [] }).SendAsync(server);
        Assert.Equal("missing-token", put.Headers.GetValues("x-millrace-auth-detail").Single());
        Assert.Equal("UnrecognizedClientException", (await Answer.ReadAsync(put)).Type);
    }

    [Fact]
    public async Task Whom_a_role_does_not_trust_is_denied()
    {
        await using var server = await EndpointServer.StartAsync();
        using var root = Client(server, Root);
        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(
            () => root.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "device-1" }, Cancellation));
        Assert.Equal(
            ("AccessDenied", HttpStatusCode.Forbidden, $"User: arn:aws:iam::{EndpointServer.Account}:root is not authorized to perform: sts:AssumeRole on resource: {RoleArn}"),
            (error.ErrorCode, error.StatusCode, error.Message));
    }

    [Fact]
    public async Task Session_names_are_held_to_AWSs_pattern()
    {
        await using var server = await EndpointServer.StartAsync();
        using var root = Client(server, Root);
        // In two parts, since the SDK's analyzer knows the pattern too.
        var name = string.Join(':', "Session1", "2");
        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(
            () => root.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = name }, Cancellation));
        Assert.Equal(
            ("ValidationError", @"1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*"),
            (error.ErrorCode, error.Message));
    }

    [Fact]
    public async Task Roots_and_federated_users_act_in_sessions()
    {
        await using var server = await EndpointServer.StartAsync(mode: AuthenticationMode.Strict);
        using var root = Client(server, Root);
        var session = await root.GetSessionTokenAsync(new GetSessionTokenRequest(), Cancellation);
        Assert.Equal($"arn:aws:iam::{EndpointServer.Account}:root", await WhoIsAsync(server, session.Credentials));

        var federation = await root.GetFederationTokenAsync(new GetFederationTokenRequest { Name = "eve" }, Cancellation);
        Assert.Equal($"arn:aws:sts::{EndpointServer.Account}:federated-user/eve", await WhoIsAsync(server, federation.Credentials));
        Assert.Equal(EndpointServer.Account, (await root.GetAccessKeyInfoAsync(new GetAccessKeyInfoRequest { AccessKeyId = session.Credentials.AccessKeyId }, Cancellation)).Account);
    }

    [Fact]
    public async Task A_web_identity_needs_no_signature_to_be_refused()
    {
        await using var server = await EndpointServer.StartAsync(mode: AuthenticationMode.Strict);
        using var client = Client(server, new AnonymousAWSCredentials());
        var error = await Assert.ThrowsAsync<InvalidIdentityTokenException>(() => client.AssumeRoleWithWebIdentityAsync(
            new AssumeRoleWithWebIdentityRequest { RoleArn = RoleArn, RoleSessionName = "device-1", WebIdentityToken = "token" }, Cancellation));
        Assert.StartsWith("The ID Token provided is not a valid JWT.", error.Message, StringComparison.Ordinal);

        // Nothing else of STS is open to anybody.
        using var unsigned = await new AwsRequest
        {
            AccessKeyId = null,
            ContentType = "application/x-www-form-urlencoded",
            Operation = null,
            Body = Encoding.ASCII.GetBytes($"Action=AssumeRole&Version=2011-06-15&RoleSessionName=device-1&RoleArn={RoleArn}"),
        }.SendAsync(server);
        Assert.Equal((HttpStatusCode.Forbidden, "missing-signature"), (unsigned.StatusCode, unsigned.Headers.GetValues("x-millrace-auth-detail").Single()));
    }

    private static async Task MakeRoleAsync(EndpointServer server) =>
        await server.Directory.ChangeAsync(EndpointServer.Account, static account => account.With(Fleet), Cancellation);

    private static AwsRequest By(Credentials credentials) => new()
    {
        AccessKeyId = credentials.AccessKeyId, Secret = credentials.SecretAccessKey, Headers = [("X-Amz-Security-Token", credentials.SessionToken)],
    };

    private static async Task<string> WhoIsAsync(EndpointServer server, Credentials credentials)
    {
        using var client = Client(server, credentials);
        return (await client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Cancellation)).Arn;
    }

    private static AmazonSecurityTokenServiceClient Client(EndpointServer server, AWSCredentials credentials) => new(
        credentials,
        new AmazonSecurityTokenServiceConfig { ServiceURL = server.Address.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
}
