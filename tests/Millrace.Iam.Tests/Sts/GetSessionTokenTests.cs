using Millrace.Iam.Principals;
using Millrace.Iam.Sts.Operations;
using Millrace.Model.Sts;
using static Millrace.Iam.Tests.Sts.TestSts;

namespace Millrace.Iam.Tests.Sts;

public sealed class GetSessionTokenTests
{
    [Theory]
    [InlineData(null, 43_200)]
    [InlineData(900, 900)]
    [InlineData(129_600, 129_600)]
    public async Task A_user_gets_credentials_of_its_own(int? asked, int seconds)
    {
        await using var sts = await StartAsync();
        var answer = await GetAsync(sts, AsAda, new() { DurationSeconds = asked });
        Assert.Equal(sts.Clock.GetUtcNow().AddSeconds(seconds), answer.Credentials?.Expiration);
        var user = Assert.IsType<UserPrincipal>(sts.Who(answer.Credentials));
        Assert.Equal((AsAda.Arn, answer.Credentials?.AccessKeyId), (user.Arn, user.AccessKeyId));
    }

    [Theory]
    [InlineData(null, 3600)]
    [InlineData(43_200, 3600)]
    [InlineData(900, 900)]
    public async Task A_root_gets_them_for_an_hour_at_most(int? asked, int seconds)
    {
        await using var sts = await StartAsync();
        var answer = await GetAsync(sts, AsRoot, new() { DurationSeconds = asked });
        Assert.Equal(sts.Clock.GetUtcNow().AddSeconds(seconds), answer.Credentials?.Expiration);
        Assert.IsType<RootPrincipal>(sts.Who(answer.Credentials));
    }

    [Fact]
    public async Task Sessions_get_none()
    {
        await using var sts = await StartAsync(RoleFor(Named(AsAda.Arn)));
        var asAda = sts.Who((await GetAsync(sts, AsAda, new())).Credentials);
        var asRole = sts.Who((await sts.AssumeAsync(asAda, ToAssume())).Credentials);
        foreach (var session in new[] { asAda, asRole })
            await RefusedAsync("AccessDenied", "Cannot call GetSessionToken with session credentials", () => GetAsync(sts, session, new()));
    }

    [Fact]
    public async Task Nobody_has_a_second_factor()
    {
        await using var sts = await StartAsync();
        await RefusedAsync(
            "AccessDenied",
            "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
            () => GetAsync(sts, AsAda, new() { TokenCode = "123456" }));
    }

    private static Task<GetSessionTokenResponse> GetAsync(TestSts sts, Principal caller, GetSessionTokenRequest request) =>
        CallAsync(new GetSessionToken(sts.Room), caller, request);
}
