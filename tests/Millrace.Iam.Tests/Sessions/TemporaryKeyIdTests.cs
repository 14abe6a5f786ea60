using System.Globalization;
using CsCheck;
using Millrace.Iam.Sessions;

namespace Millrace.Iam.Tests.Sessions;

public sealed class TemporaryKeyIdTests
{
    [Fact]
    public void An_id_tells_its_account() => Gen.Long[0, 999_999_999_999].Sample(static number =>
    {
        var account = number.ToString("D12", CultureInfo.InvariantCulture);
        var id = TemporaryKeyId.New(account);
        Assert.Matches("^ASIA[A-Z2-7]{16}$", id);
        Assert.Equal(account, TemporaryKeyId.FindAccount(id));
        Assert.NotEqual(id, TemporaryKeyId.New(account));
    });

    [Fact]
    public void The_account_stands_where_it_does_in_AWSs_own() => Assert.Equal("029608264753", TemporaryKeyId.FindAccount("ASIAQNZGKIQY56JQ7WML"));

    [Theory]
    [InlineData("")]
    [InlineData("test")]
    [InlineData("AKIAQNZGKIQY56JQ7WML")]
    [InlineData("ASIAQNZGKIQY56JQ7WM")]
    [InlineData("ASIAQNZGKIQY56JQ7WM1")]
    [InlineData("ASIA7777777777777777")]
    public void Other_texts_tell_none(string id) => Assert.Null(TemporaryKeyId.FindAccount(id));
}
