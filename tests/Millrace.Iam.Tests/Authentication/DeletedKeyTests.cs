using Microsoft.Extensions.Time.Testing;
using Millrace.Iam.Accounts;
using Millrace.Iam.Principals;
using Millrace.Iam.Sessions;
using Millrace.Storage.State;
using Millrace.Wire;
using Millrace.Wire.Signing;

namespace Millrace.Iam.Tests.Authentication;

public sealed class DeletedKeyTests
{
    private const string Account = "123456789012";

    private static readonly UserKey Key = new() { Id = LongTermKeyId.New(), Secret = "secret", UserId = "AIDAADA", CreatedAt = DateTimeOffset.UnixEpoch };

    [Fact]
    public async Task A_deleted_key_lets_nobody_in_where_unknown_keys_are_trusted()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddDays(20_000));
        await using var state = new MemoryStateStore();
        using var directory = await IamDirectory.OpenAsync(state, cancellation);
        var sessions = await TemporaryKeys.OpenAsync(state, time, cancellation);
        await directory.ChangeAsync(
            Account, static account => account.With(new User { Name = "ada", Id = Key.UserId, CreatedAt = DateTimeOffset.UnixEpoch }).With(Key), cancellation);
        var options = new AuthenticatorOptions { Mode = AuthenticationMode.Auto, ListensOnLoopbackOnly = true, DefaultAccount = Account };
        var authenticator = new Authenticator(options, AccessKey.Bootstrap(Account), directory, sessions, time);

        Assert.IsType<UserPrincipal>(Authenticate(Key.Id, token: null).RequireIdentity().Caller);
        await directory.ChangeAsync(Account, static account => account with { Keys = account.Keys.Remove(Key.Id) }, cancellation);
        foreach (var token in new[] { null, "any" })
        {
            var error = Assert.Throws<ServiceException>(() => Authenticate(Key.Id, token).RequireIdentity());
            Assert.Equal(("UnrecognizedClientException", AuthenticationDetail.UnknownKey), (error.Code, error.AuthenticationDetail));
        }

        Assert.IsType<RootPrincipal>(Authenticate("AKIAIOSFODNN7EXAMPLE", token: null).RequireIdentity().Caller);

        Millrace.Iam.Authentication Authenticate(string id, string? token) =>
            authenticator.Authenticate(SignedRequest.ByHeader(id, Key.Secret, token, time.GetUtcNow()), [], "kinesis", WireFormat.Json);
    }
}
