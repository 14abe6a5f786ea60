using Microsoft.Extensions.Time.Testing;
using Millrace.Iam.Accounts;
using Millrace.Iam.Principals;
using Millrace.Iam.Sessions;
using Millrace.Storage.State;
using Millrace.Wire;
using Millrace.Wire.Signing;

namespace Millrace.Iam.Tests.Authentication;

/// <summary>Temporary credentials at the gate, in every mode.</summary>
public sealed class SessionAuthenticationTests : IAsyncLifetime
{
    private const string Account = "123456789012";

    private static readonly Role Fleet = new()
    {
        Name = "fleet", Path = "/things/", Id = "AROAFLEET", CreatedAt = DateTimeOffset.UnixEpoch, TrustPolicy = new StoredPolicy("{}"),
    };

    private static readonly User Ada = new() { Name = "ada", Id = "AIDAADA", CreatedAt = DateTimeOffset.UnixEpoch };

    private readonly MemoryStateStore _state = new();
    private readonly FakeTimeProvider _machine = new(DateTimeOffset.UnixEpoch.AddDays(20_000));
    private readonly FakeTimeProvider _server = new(DateTimeOffset.UnixEpoch.AddDays(21_000));
    private IamDirectory _directory = null!;
    private TemporaryKeys _sessions = null!;

    private static Session RoleSession => new()
    {
        AccountId = Account, Kind = SessionKind.Role, Name = "device-1", EntityId = Fleet.Id, EntityName = Fleet.Name, SourceIdentity = "ada",
    };

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        _directory = await IamDirectory.OpenAsync(_state, cancellation);
        _sessions = await TemporaryKeys.OpenAsync(_state, _server, cancellation);
        await _directory.ChangeAsync(Account, static account => account.With(Fleet).With(Ada), cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return _state.DisposeAsync();
    }

    [Theory]
    [InlineData(AuthenticationMode.Auto, true)]
    [InlineData(AuthenticationMode.Auto, false)]
    [InlineData(AuthenticationMode.Strict, true)]
    [InlineData(AuthenticationMode.Off, true)]
    public void A_role_acts_as_itself_in_every_mode(AuthenticationMode mode, bool onLoopback)
    {
        var (key, token) = Issue(RoleSession);
        foreach (var request in Forms(key, token))
        {
            var identity = Authenticate(request, mode, onLoopback).RequireIdentity();
            var principal = Assert.IsType<RolePrincipal>(identity.Caller);
            Assert.Equal($"arn:aws:sts::{Account}:assumed-role/fleet/device-1", principal.Arn);
            Assert.Equal($"arn:aws:iam::{Account}:role/things/fleet", principal.RoleArn);
            Assert.Equal(("AROAFLEET:device-1", key.Session.AccessKeyId), (principal.UserId, principal.AccessKeyId));
            Assert.Equal(("ada", SignedRequest.Region), (principal.Session?.SourceIdentity, identity.Region));
        }
    }

    [Fact]
    public void Users_roots_and_federated_users_act_as_themselves()
    {
        var user = Assert.IsType<UserPrincipal>(WhoIs(RoleSession with { Kind = SessionKind.User, EntityId = Ada.Id, EntityName = "then" }));
        Assert.Equal(($"arn:aws:iam::{Account}:user/ada", Ada.Id, SessionKind.User), (user.Arn, user.UserId, user.Session?.Kind));

        var root = Assert.IsType<RootPrincipal>(WhoIs(RoleSession with { Kind = SessionKind.Root, EntityId = null, EntityName = null }));
        Assert.Equal(($"arn:aws:iam::{Account}:root", Account, SessionKind.Root), (root.Arn, root.UserId, root.Session?.Kind));

        var issued = Assert.IsType<FederatedPrincipal>(WhoIs(RoleSession with { Kind = SessionKind.Federated, EntityId = Ada.Id, EntityName = "ada", Name = "eve" }));
        Assert.Equal(($"arn:aws:sts::{Account}:federated-user/eve", $"{Account}:eve", Ada), (issued.Arn, issued.UserId, issued.Issuer));

        var byRoot = Assert.IsType<FederatedPrincipal>(WhoIs(RoleSession with { Kind = SessionKind.Federated, EntityId = null, EntityName = null, Name = "eve" }));
        Assert.Null(byRoot.Issuer);
    }

    [Theory]
    [InlineData(AuthenticationMode.Auto)]
    [InlineData(AuthenticationMode.Strict)]
    public void A_temporary_key_needs_its_own_token(AuthenticationMode mode)
    {
        var (key, token) = Issue(RoleSession);
        var (_, othersToken) = Issue(RoleSession);
        AssertUnrecognized(AuthenticationDetail.MissingToken, Sign(key, token: null), mode);
        AssertUnrecognized(AuthenticationDetail.TokenOfAnotherKey, Sign(key, othersToken), mode);
        AssertUnrecognized(AuthenticationDetail.InvalidToken, Sign(key, token + "AAAA"), mode);
        AssertUnrecognized(AuthenticationDetail.TokenOfAnotherKey, SignedRequest.ByHeader("dummy", "dummy", token, Now), mode);
        AssertUnrecognized(AuthenticationDetail.TokenForLongTermKey, SignedRequest.ByHeader("test", "test", token, Now), mode);
    }

    [Fact]
    public void A_token_of_somebody_elses_making_is_an_unknown_keys()
    {
        var request = SignedRequest.ByHeader("ASIAQNZGKIQY56JQ7WML", "any", "IQoJb3JpZ2luX2Vjtoken", Now);
        Assert.IsType<RootPrincipal>(Authenticate(request).RequireIdentity().Caller);
        AssertUnrecognized(AuthenticationDetail.UnknownKey, request, AuthenticationMode.Strict);
    }

    [Fact]
    public void A_wrong_secret_is_refused_even_where_unknown_keys_are_trusted()
    {
        var (key, token) = Issue(RoleSession);
        AssertRefused("InvalidSignatureException", AuthenticationDetail.Signature, Sign(key with { Secret = "wrong" }, token));
        foreach (var request in new[] { SignedRequest.ByQuery(key.Session.AccessKeyId, "wrong", token, Now), SignedRequest.ByQuery(key.Session.AccessKeyId, "wrong", token, Now, appendsToken: true) })
            AssertRefused("InvalidSignatureException", AuthenticationDetail.Signature, request);
    }

    [Fact]
    public void A_session_ends_by_the_servers_clock()
    {
        var (key, token) = Issue(RoleSession);
        _server.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Authenticate(Sign(key, token)).RequireIdentity();

        _server.Advance(TimeSpan.FromSeconds(1));
        foreach (var request in Forms(key, token)) AssertRefused("ExpiredTokenException", AuthenticationDetail.ExpiredToken, request);
        var query = AssertRefused("ExpiredToken", AuthenticationDetail.ExpiredToken, Sign(key, token), format: WireFormat.Query);
        Assert.Equal((403, "The security token included in the request is expired"), (query.Status, query.Text));
        Assert.IsType<RolePrincipal>(Authenticate(Sign(key, token), AuthenticationMode.Off).RequireIdentity().Caller);
    }

    [Fact]
    public void Complaints_come_in_AWSs_order()
    {
        var (key, token) = Issue(RoleSession);
        _server.Advance(TimeSpan.FromHours(1));
        var (id, late) = (key.Session.AccessKeyId, Now.AddHours(-1));
        AssertRefused("InvalidSignatureException", AuthenticationDetail.Scope, SignedRequest.ByHeader(id, "wrong", token, late, "dynamodb"));
        AssertRefused("InvalidSignatureException", AuthenticationDetail.Expired, SignedRequest.ByHeader(id, "wrong", token, late));
        AssertRefused("InvalidSignatureException", AuthenticationDetail.Expired, SignedRequest.ByHeader(id, "wrong", token: null, late));
        AssertRefused("ExpiredTokenException", AuthenticationDetail.ExpiredToken, SignedRequest.ByHeader(id, "wrong", token, Now));
        AssertRefused("MissingAuthenticationTokenException", AuthenticationDetail.MissingSignature, SignedRequest.Unsigned);
    }

    [Fact]
    public async Task A_deleted_role_or_user_acts_no_more_not_even_when_one_of_its_name_is_made()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var role = Issue(RoleSession);
        var user = Issue(RoleSession with { Kind = SessionKind.User, EntityId = Ada.Id, EntityName = Ada.Name });
        var federated = Issue(RoleSession with { Kind = SessionKind.Federated, EntityId = Ada.Id, EntityName = Ada.Name });
        TemporaryCredentials[] all = [role, user, federated];
        foreach (var (key, token) in all) Authenticate(Sign(key, token)).RequireIdentity();

        await _directory.ChangeAsync(Account, static account => account with { Roles = account.Roles.Clear(), Users = account.Users.Clear() }, cancellation);
        foreach (var (key, token) in all) AssertUnrecognized(AuthenticationDetail.DeletedPrincipal, Sign(key, token), AuthenticationMode.Auto);

        await _directory.ChangeAsync(Account, static account => account.With(Fleet with { Id = "AROAOTHER" }).With(Ada with { Id = "AIDAOTHER" }), cancellation);
        foreach (var (key, token) in all) AssertUnrecognized(AuthenticationDetail.DeletedPrincipal, Sign(key, token), AuthenticationMode.Auto);

        // A user who was renamed is the same.
        await _directory.ChangeAsync(Account, static account => account.With(Ada with { Name = "lovelace" }), cancellation);
        Assert.Equal($"arn:aws:iam::{Account}:user/lovelace", Authenticate(Sign(user.Key, user.Token)).RequireIdentity().Caller.Arn);
    }

    [Fact]
    public void IAM_takes_the_sessions_of_roles_alone()
    {
        foreach (var kind in new[] { SessionKind.User, SessionKind.Root, SessionKind.Federated })
        {
            var (key, token) = Issue(RoleSession with { Kind = kind, EntityId = kind == SessionKind.Root ? null : Ada.Id, EntityName = "ada" });
            AssertRefused("InvalidClientTokenId", AuthenticationDetail.SessionNotAccepted, Sign(key, token, "iam"), "iam", WireFormat.Query);
            Authenticate(Sign(key, token, "sts"), service: "sts").RequireIdentity();
        }

        var (rolesKey, rolesToken) = Issue(RoleSession);
        Authenticate(Sign(rolesKey, rolesToken, "iam"), service: "iam").RequireIdentity();
    }

    private DateTimeOffset Now => _machine.GetUtcNow();

    private TemporaryCredentials Issue(Session session) => _sessions.Issue(session, TimeSpan.FromHours(1));

    private SignedRequest Sign(TemporaryKey key, string? token, string service = "kinesis") =>
        SignedRequest.ByHeader(key.Session.AccessKeyId, key.Secret, token, Now, service);

    private IEnumerable<SignedRequest> Forms(TemporaryKey key, string token) =>
    [
        Sign(key, token),
        SignedRequest.ByQuery(key.Session.AccessKeyId, key.Secret, token, Now),
        SignedRequest.ByQuery(key.Session.AccessKeyId, key.Secret, token, Now, appendsToken: true),
    ];

    private Principal WhoIs(Session session)
    {
        var (key, token) = Issue(session);
        return Authenticate(Sign(key, token)).RequireIdentity().Caller;
    }

    private Millrace.Iam.Authentication Authenticate(
        SignedRequest request,
        AuthenticationMode mode = AuthenticationMode.Auto,
        bool onLoopback = true,
        string service = "kinesis",
        WireFormat format = WireFormat.Json)
    {
        var options = new AuthenticatorOptions { Mode = mode, ListensOnLoopbackOnly = onLoopback, DefaultAccount = Account };
        return new Authenticator(options, AccessKey.Bootstrap(Account), _directory, _sessions, _machine).Authenticate(request, [], service, format);
    }

    private void AssertUnrecognized(string detail, SignedRequest request, AuthenticationMode mode)
    {
        var error = Assert.Throws<ServiceException>(() => Authenticate(request, mode).RequireIdentity());
        Assert.Equal(
            ("UnrecognizedClientException", "The security token included in the request is invalid.", 400, detail),
            (error.Code, error.Text, error.Status, error.AuthenticationDetail));
    }

    private ServiceException AssertRefused(string code, string detail, SignedRequest request, string service = "kinesis", WireFormat format = WireFormat.Json)
    {
        var error = Assert.Throws<ServiceException>(() => Authenticate(request, service: service, format: format).RequireIdentity());
        Assert.Equal((code, detail), (error.Code, error.AuthenticationDetail));
        return error;
    }
}
