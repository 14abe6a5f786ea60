using System.Buffers.Text;
using System.Text;
using Millrace.Iam.Principals;
using Millrace.Iam.Sts.Operations;
using Millrace.Model.Sts;
using static Millrace.Iam.Tests.Sts.TestSts;

namespace Millrace.Iam.Tests.Sts;

public sealed class AssumeRoleWithWebIdentityTests
{
    [Fact]
    public async Task No_account_has_an_identity_provider() => await RefusedAsync(
        "InvalidIdentityToken",
        "No OpenIDConnect provider found in your account for https://issuer.example (Millrace has no identity providers; AssumeRole gives the same credentials)",
        () => AssumeAsync(Jwt("""{"iss":"https://issuer.example","sub":"ada"}""")));

    [Theory]
    [InlineData("token")]
    [InlineData("a.b")]
    [InlineData("a.!.c")]
    public async Task What_is_no_token_is_told(string token) => await InvalidAsync(token);

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"iss":1}""")]
    [InlineData("""{"iss":"\u0000"}""")]
    [InlineData("""{"iss":"\ud800"}""")]
    public async Task A_token_without_an_issuer_is_none(string claims) => await InvalidAsync(Jwt(claims));

    private static string Jwt(string claims) => $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.c2ln";

    private static Task InvalidAsync(string token) => RefusedAsync(
        "InvalidIdentityToken",
        "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
        () => AssumeAsync(token));

    private static async Task AssumeAsync(string token)
    {
        await using var sts = await StartAsync();
        var request = new AssumeRoleWithWebIdentityRequest { RoleArn = ToAssume().RoleArn, RoleSessionName = "session-1", WebIdentityToken = token };
        await CallAsync(new AssumeRoleWithWebIdentity(sts.Room), new AnonymousPrincipal(AccountId), request);
    }
}
