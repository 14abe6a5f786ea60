namespace Millrace.Iam.Tests.AccessKeys;

public sealed class LongTermKeyIdTests
{
    [Fact]
    public void An_id_is_known_by_itself()
    {
        var id = LongTermKeyId.New();
        Assert.Matches("^AKIA[A-Z2-7]{16}$", id);
        Assert.True(LongTermKeyId.IsOne(id));
        Assert.NotEqual(id, LongTermKeyId.New());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(19)]
    public void Another_beginning_or_end_is_a_strangers(int place)
    {
        var id = LongTermKeyId.New().ToCharArray();
        id[place] = id[place] == 'Q' ? 'R' : 'Q';
        Assert.False(LongTermKeyId.IsOne(new string(id)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("test")]
    [InlineData("123456789012")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("AKIAI44QH8DHBEXAMPLE")]
    [InlineData("ASIAQNZGKIQY56JQ7WML")]
    public void What_others_issued_is_not_one(string id) => Assert.False(LongTermKeyId.IsOne(id));
}
