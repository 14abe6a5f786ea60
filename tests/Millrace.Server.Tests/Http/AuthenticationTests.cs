using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Millrace.Http;
using Millrace.Iam;
using Millrace.Iam.Accounts;
using Millrace.Iam.Principals;
using Millrace.Model.Kinesis;
using Millrace.Storage.State;
using Millrace.Wire;

namespace Millrace.Server.Tests.Http;

public sealed class AuthenticationTests
{
    private const string Unrecognized = "UnrecognizedClientException";
    private const string Invalid = "InvalidSignatureException";
    private const string Missing = "MissingAuthenticationTokenException";

    [Theory]
    // A key that was issued is verified, whatever the mode but off.
    [InlineData(AuthenticationMode.Auto, true, "test", "test", null)]
    [InlineData(AuthenticationMode.Auto, true, "test", "wrong", Invalid)]
    [InlineData(AuthenticationMode.Auto, false, "test", "wrong", Invalid)]
    [InlineData(AuthenticationMode.Strict, true, "test", "test", null)]
    [InlineData(AuthenticationMode.Strict, true, "test", "wrong", Invalid)]
    [InlineData(AuthenticationMode.Off, false, "test", "wrong", null)]
    // A key that was not issued is trusted on loopback alone.
    [InlineData(AuthenticationMode.Auto, true, "AKIDUMMY", "any", null)]
    [InlineData(AuthenticationMode.Auto, false, "AKIDUMMY", "any", Unrecognized)]
    [InlineData(AuthenticationMode.Strict, true, "AKIDUMMY", "any", Unrecognized)]
    [InlineData(AuthenticationMode.Off, false, "AKIDUMMY", "any", null)]
    [InlineData(AuthenticationMode.Auto, true, "", "any", Unrecognized)]
    // A request without a signature is one in no mode but off.
    [InlineData(AuthenticationMode.Auto, true, null, "", Missing)]
    [InlineData(AuthenticationMode.Strict, true, null, "", Missing)]
    [InlineData(AuthenticationMode.Off, false, null, "", null)]
    public async Task Who_is_let_in(AuthenticationMode mode, bool isLoopback, string? key, string secret, string? refusal)
    {
        await using var server = await EndpointServer.StartAsync(mode: mode, listensOnLoopbackOnly: isLoopback);
        using var response = await new AwsRequest { AccessKeyId = key, Secret = secret }.SendAsync(server);
        var answer = await Answer.ReadAsync(response);
        Assert.Equal((refusal is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest, refusal), (answer.Status, answer.Type));
        if (refusal == Unrecognized) Assert.Equal("The security token included in the request is invalid.", answer.Message);
    }

    [Theory]
    [InlineData(AuthenticationMode.Auto, "test", EndpointServer.Account, "us-west-2")]
    [InlineData(AuthenticationMode.Auto, "AKIDUMMY", EndpointServer.Account, "us-west-2")]
    [InlineData(AuthenticationMode.Auto, "999999999999", "999999999999", "us-west-2")]
    [InlineData(AuthenticationMode.Off, "999999999999", "999999999999", "us-west-2")]
    [InlineData(AuthenticationMode.Off, null, EndpointServer.Account, "us-east-1")]
    public async Task Who_one_is_then(AuthenticationMode mode, string? key, string account, string region)
    {
        RequestContext? seen = null;
        await using var server = await EndpointServer.StartAsync(
            (_, context) =>
            {
                seen = context;
                return Task.FromResult(new PutRecordResponse { ShardId = "s", SequenceNumber = "1" });
            },
            mode);
        using var response = await new AwsRequest { AccessKeyId = key, Region = "us-west-2" }.SendAsync(server);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(new RootPrincipal(account, key ?? ""), seen?.Caller);
        Assert.Equal(region, seen?.Region);
        Assert.Equal(response.Headers.GetValues("x-amzn-RequestId").Single(), seen?.RequestId);
    }

    [Fact]
    public async Task A_region_that_could_be_a_path_is_refused_and_never_reaches_a_handler()
    {
        foreach (var mode in new[] { AuthenticationMode.Auto, AuthenticationMode.Off })
        {
            var regions = new List<string>();
            await using var server = await EndpointServer.StartAsync(
                (_, context) =>
                {
                    regions.Add(context.Region);
                    return Task.FromResult(new PutRecordResponse { ShardId = "s", SequenceNumber = "1" });
                },
                mode);
            using var response = await new AwsRequest { AccessKeyId = "dummy", Region = "..%2F.." }.SendAsync(server);
            Assert.Equal(mode == AuthenticationMode.Off ? ["us-east-1"] : [], regions);
            if (mode == AuthenticationMode.Auto) Assert.Equal("Credential should be scoped to a valid region. ", (await Answer.ReadAsync(response)).Message);
        }
    }

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 Credential=dummy")]
    [InlineData("Bearer abc")]
    public async Task An_incomplete_signature_is_refused_even_of_a_key_that_would_be_trusted(string authorization)
    {
        await using var server = await EndpointServer.StartAsync();
        var request = new AwsRequest { AccessKeyId = null, Headers = [("Authorization", authorization), ("X-Amz-Date", "20260203T040506Z")] };
        using var response = await request.SendAsync(server);
        Assert.Equal("IncompleteSignatureException", (await Answer.ReadAsync(response)).Type);
    }

    [Theory]
    [InlineData("test", HttpStatusCode.OK)]
    [InlineData("wrong", HttpStatusCode.BadRequest)]
    public async Task HTTP_2_calls_the_host_otherwise_and_signs_it_all_the_same(string secret, HttpStatusCode status)
    {
        await using var server = await EndpointServer.StartAsync(protocols: HttpProtocols.Http2);
        using var response = await new AwsRequest { Secret = secret, HttpVersion = HttpVersion.Version20, Target = "/a/../b%20c?x=y" }.SendAsync(server);
        Assert.Equal((HttpVersion.Version20, status), (response.Version, response.StatusCode));
    }

    private static User Ada => new() { Name = "ada", Id = "AIDAADA", CreatedAt = DateTimeOffset.UnixEpoch };

    private static UserKey AdasKey => new() { Id = "AKIAADA", Secret = "right", UserId = "AIDAADA", CreatedAt = DateTimeOffset.UnixEpoch };

    [Fact]
    public async Task A_long_term_key_has_no_session_token()
    {
        await using var server = await EndpointServer.StartAsync();
        using var response = await new AwsRequest { Headers = [("X-Amz-Security-Token", "stale")] }.SendAsync(server);
        Assert.Equal(Unrecognized, (await Answer.ReadAsync(response)).Type);
    }

    [Theory]
    [InlineData(null, "", 0, "missing-signature")]
    [InlineData("AKIDUMMY", "any", 0, "unknown-key")]
    [InlineData("test", "wrong", 0, "signature")]
    [InlineData("test", "wrong", -10, "signature-expired")]
    [InlineData("test", "test", 10, "signature-not-yet-current")]
    [InlineData("test", "test", 0, null)]
    public async Task A_header_tells_machines_what_was_wrong(string? key, string secret, int minutes, string? detail)
    {
        await using var server = await EndpointServer.StartAsync(mode: AuthenticationMode.Strict);
        var request = new AwsRequest { AccessKeyId = key, Secret = secret, Time = TimeProvider.System.GetUtcNow().AddMinutes(minutes) };
        using var response = await request.SendAsync(server);
        Assert.Equal(detail, response.Headers.TryGetValues("x-millrace-auth-detail", out var values) ? values.Single() : null);
    }

    /// <summary>Clients set their clocks by it (facts/iam.md trap 2).</summary>
    [Fact]
    public async Task Every_answer_tells_the_date()
    {
        await using var server = await EndpointServer.StartAsync(options: new AwsEndpointOptions { MaxJsonBodyBytes = 100 });
        AwsRequest[] requests =
        [
            new(), new() { Secret = "wrong" }, new() { AccessKeyId = null }, new() { Body = "{"u8.ToArray() }, new() { Body = new byte[101] },
            new() { Operation = "Kinesis_20131202.Nothing" }, new() { Operation = null }, new() { ContentType = "application/json" },
        ];
        foreach (var request in requests)
        {
            using var response = await request.SendAsync(server);
            Assert.InRange(TimeProvider.System.GetUtcNow() - response.Headers.Date ?? TimeSpan.MaxValue, TimeSpan.FromSeconds(-2), TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task A_key_that_is_issued_later_is_verified_from_then_on_and_after_a_restart()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await EndpointServer.StartAsync();
        var right = new AwsRequest { AccessKeyId = "AKIAADA", Secret = "right" };
        var wrong = right with { Secret = "wrong" };

        using (var before = await wrong.SendAsync(server)) Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        await server.Directory.ChangeAsync(EndpointServer.Account, static account => account.With(Ada).With(AdasKey), cancellation);
        using (var accepted = await right.SendAsync(server)) Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        using (var refused = await wrong.SendAsync(server)) Assert.Equal(Invalid, (await Answer.ReadAsync(refused)).Type);
    }

    [Fact]
    public async Task A_key_that_is_switched_off_or_deleted_is_not_recognized()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await EndpointServer.StartAsync(mode: AuthenticationMode.Strict);
        var request = new AwsRequest { AccessKeyId = "AKIAADA", Secret = "right" };
        await server.Directory.ChangeAsync(EndpointServer.Account, static account => account.With(Ada).With(AdasKey with { IsActive = false }), cancellation);
        using (var off = await request.SendAsync(server)) Assert.Equal(Unrecognized, (await Answer.ReadAsync(off)).Type);

        await server.Directory.ChangeAsync(EndpointServer.Account, static account => account.With(AdasKey), cancellation);
        using (var on = await request.SendAsync(server)) Assert.Equal(HttpStatusCode.OK, on.StatusCode);

        await server.Directory.ChangeAsync(EndpointServer.Account, static account => account with { Keys = account.Keys.Clear() }, cancellation);
        using (var deleted = await request.SendAsync(server)) Assert.Equal(Unrecognized, (await Answer.ReadAsync(deleted)).Type);
    }

    [Fact]
    public async Task Issued_keys_are_read_back()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var state = new MemoryStateStore();
        using (var first = await IamDirectory.OpenAsync(state, cancellation))
            await first.ChangeAsync("210987654321", static account => account.With(Ada).With(AdasKey), cancellation);

        using var second = await IamDirectory.OpenAsync(state, cancellation);

        var key = second.FindKey("AKIAADA");
        Assert.Equal(AdasKey, key?.Key);
        Assert.Equal("arn:aws:iam::210987654321:user/ada", key?.Principal.Arn);
        Assert.Null(second.FindKey("AKIAEVE"));
        Assert.DoesNotContain("right", key!.ToString(), StringComparison.Ordinal);
    }
}
