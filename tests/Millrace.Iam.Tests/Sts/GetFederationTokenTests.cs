using Millrace.Iam.Principals;
using Millrace.Iam.Sts.Operations;
using Millrace.Model.Sts;
using static Millrace.Iam.Tests.Sts.TestSts;

namespace Millrace.Iam.Tests.Sts;

public sealed class GetFederationTokenTests
{
    private const string Policy = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kinesis:*","Resource":"*"}}""";

    [Fact]
    public async Task Somebody_outside_gets_credentials_that_a_policy_bounds()
    {
        await using var sts = await StartAsync();
        var answer = await GetAsync(sts, AsAda, new() { Name = "eve", Policy = Policy, Tags = [new() { Key = "team", Value = "blue" }] });
        Assert.Equal($"arn:aws:sts::{AccountId}:federated-user/eve", answer.FederatedUser?.Arn);
        Assert.Equal($"{AccountId}:eve", answer.FederatedUser?.FederatedUserId);
        Assert.InRange(answer.PackedPolicySize ?? 0, 1, 20);
        Assert.Equal(sts.Clock.GetUtcNow().AddHours(12), answer.Credentials?.Expiration);

        var federated = Assert.IsType<FederatedPrincipal>(sts.Who(answer.Credentials));
        Assert.Equal((answer.FederatedUser?.Arn, answer.FederatedUser?.FederatedUserId, Ada), (federated.Arn, federated.UserId, federated.Issuer));
        Assert.Equal((Policy, "blue"), (federated.Session?.Policy, federated.Session?.Tags["Team"]));
    }

    [Fact]
    public async Task A_root_gives_them_for_an_hour_at_most()
    {
        await using var sts = await StartAsync();
        var answer = await GetAsync(sts, AsRoot, new() { Name = "eve", DurationSeconds = 7200 });
        Assert.Equal(sts.Clock.GetUtcNow().AddHours(1), answer.Credentials?.Expiration);
        Assert.Null(Assert.IsType<FederatedPrincipal>(sts.Who(answer.Credentials)).Issuer);
        Assert.Null(answer.PackedPolicySize);
    }

    [Fact]
    public async Task Sessions_give_none()
    {
        await using var sts = await StartAsync();
        var eve = sts.Who((await GetAsync(sts, AsAda, new() { Name = "eve" })).Credentials);
        await RefusedAsync("AccessDenied", "Cannot call GetFederationToken with session credentials", () => GetAsync(sts, eve, new() { Name = "eve" }));
    }

    [Fact]
    public async Task What_is_passed_must_be_right()
    {
        await using var sts = await StartAsync();
        await RefusedAsync("MalformedPolicyDocument", "Syntax errors in policy.", () => GetAsync(sts, AsAda, new() { Name = "eve", Policy = "{}" }));
        await RefusedAsync(
            "ValidationError",
            "Policy arn:aws:iam::aws:policy/Nothing does not exist or is not attachable.",
            () => GetAsync(sts, AsAda, new() { Name = "eve", PolicyArns = [new() { Arn = "arn:aws:iam::aws:policy/Nothing" }] }));
        await RefusedAsync(
            "InvalidParameterValue",
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            () => GetAsync(sts, AsAda, new() { Name = "eve", Tags = [new() { Key = "a", Value = "1" }, new() { Key = "A", Value = "2" }] }));
    }

    private static Task<GetFederationTokenResponse> GetAsync(TestSts sts, Principal caller, GetFederationTokenRequest request) =>
        CallAsync(new GetFederationToken(sts.Room), caller, request);
}
