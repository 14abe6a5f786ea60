using Microsoft.Extensions.Time.Testing;
using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Iam.Principals;
using Millrace.Iam.Sessions;
using Millrace.Iam.Sts;
using Millrace.Iam.Sts.Operations;
using Millrace.Model.Sts;
using Millrace.Storage.State;
using Millrace.Wire;

namespace Millrace.Iam.Tests.Sts;

/// <summary>STS over an account with a user and roles, without HTTP.</summary>
internal sealed class TestSts : IAsyncDisposable
{
    public const string AccountId = "123456789012";
    public const string Elsewhere = "210987654321";

    private readonly MemoryStateStore _state;

    private TestSts(MemoryStateStore state, FakeTimeProvider clock, IamDirectory directory, TemporaryKeys sessions)
    {
        _state = state;
        Clock = clock;
        Directory = directory;
        Sessions = sessions;
        Room = new StsRoom(directory, sessions, AccessKey.Bootstrap(AccountId), new TrustDecision(directory, Decisions, clock));
    }

    public FakeTimeProvider Clock { get; }

    public IamDirectory Directory { get; }

    public TemporaryKeys Sessions { get; }

    public DecisionLog Decisions { get; } = new();

    public StsRoom Room { get; }

    public static User Ada { get; } = new() { Name = "ada", Id = "AIDAADA", CreatedAt = DateTimeOffset.UnixEpoch };

    public static Principal AsAda { get; } = new UserPrincipal(AccountId, Ada, "AKIAADA");

    public static Principal AsRoot { get; } = new RootPrincipal(AccountId, "test");

    public static async ValueTask<TestSts> StartAsync(params Role[] roles)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var state = new MemoryStateStore();
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddDays(20_000));
        var directory = await IamDirectory.OpenAsync(state, cancellation);
        var sts = new TestSts(state, clock, directory, await TemporaryKeys.OpenAsync(state, clock, cancellation));
        await sts.ChangeAsync(account => roles.Aggregate(account.With(Ada), static (all, role) => all.With(role)));
        return sts;
    }

    public async Task ChangeAsync(Func<Account, Account> change) => await Directory.ChangeAsync(AccountId, change, TestContext.Current.CancellationToken);

    /// <summary>A role that trusts whom a statement names.</summary>
    public static Role RoleFor(string principal, string name = "reader", string actions = "\"sts:*\"", string? condition = null) => new()
    {
        Name = name,
        Path = "/team/",
        Id = $"AROA{name.ToUpperInvariant()}",
        CreatedAt = DateTimeOffset.UnixEpoch,
        TrustPolicy = new StoredPolicy(
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":[{{actions}}],"Condition":{{condition ?? "{}"}} }]}"""),
    };

    public static string Named(string arn) => $$"""{"AWS":"{{arn}}"}""";

    public static AssumeRoleRequest ToAssume(string name = "reader") => new() { RoleArn = $"arn:aws:iam::{AccountId}:role/team/{name}", RoleSessionName = "session-1" };

    public async Task<AssumeRoleResponse> AssumeAsync(Principal caller, AssumeRoleRequest request) =>
        await CallAsync(new AssumeRole(Room), caller, request);

    /// <summary>Whoever acts with credentials that were given.</summary>
    public Principal Who(Credentials? credentials)
    {
        var key = Sessions.Open(credentials!.AccessKeyId, credentials.SessionToken);
        Assert.Equal((credentials.SecretAccessKey, credentials.Expiration), (key?.Secret, key?.Session.ExpiresAt));
        return Directory.FindPrincipal(key!.Session) ?? throw new InvalidOperationException("Nobody acts.");
    }

    public static async Task<TResponse> CallAsync<TRequest, TResponse>(IOperationHandler<TRequest, TResponse> handler, Principal caller, TRequest request)
    {
        using var context = new RequestContext("request-1", caller, "us-east-1");
        return await handler.HandleAsync(request, context, TestContext.Current.CancellationToken);
    }

    /// <summary>Every request that gets here has been validated.</summary>
    public static async Task RefusedAsync(string code, string message, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<ServiceException>(call);
        Assert.Equal((code, message, code == "AccessDenied" ? 403 : 400), (error.Code, error.Text, error.Status));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Dispose();
        return _state.DisposeAsync();
    }
}
