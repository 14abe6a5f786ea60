using Millrace.Iam.Accounts;
using Millrace.Iam.Sessions;
using Millrace.Iam.Sts.Operations;
using Millrace.Model.Sts;
using static Millrace.Iam.Tests.Sts.TestSts;

namespace Millrace.Iam.Tests.Sts;

public sealed class GetAccessKeyInfoTests
{
    [Fact]
    public async Task A_key_belongs_to_an_account()
    {
        await using var sts = await StartAsync();
        await sts.ChangeAsync(static account => account.With(new UserKey
        {
            Id = "AKIAADAADAADAADAADAA", Secret = "s", UserId = Ada.Id, CreatedAt = DateTimeOffset.UnixEpoch, IsActive = false,
        }));
        Assert.Equal(AccountId, await AccountOfAsync(sts, "AKIAADAADAADAADAADAA"));
        Assert.Equal(AccountId, await AccountOfAsync(sts, "test"));
        var (key, _) = sts.Sessions.Issue(new Session { AccountId = Elsewhere, Kind = SessionKind.Root }, TimeSpan.FromHours(1));
        Assert.Equal(Elsewhere, await AccountOfAsync(sts, key.Session.AccessKeyId));
    }

    [Fact]
    public async Task A_key_that_nobody_issued_is_told()
    {
        await using var sts = await StartAsync();
        await RefusedAsync("ValidationError", "AKIAEVEEVEEVEEVEEVEE is invalid", () => AccountOfAsync(sts, "AKIAEVEEVEEVEEVEEVEE"));
    }

    private static async Task<string?> AccountOfAsync(TestSts sts, string id) =>
        (await CallAsync(new GetAccessKeyInfo(sts.Room), AsAda, new GetAccessKeyInfoRequest { AccessKeyId = id })).Account;
}
