using System.Diagnostics;
using CsCheck;

namespace Millrace.Model.Tests.Policies;

public sealed class PolicyPatternTests
{
    private const string Arn = "arn:aws:kinesis:eu-west-1:111122223333:stream/";

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData(Arn + "a", Arn + "a", true)]
    [InlineData(Arn + "a", Arn + "A", false)]
    [InlineData(Arn + "a", Arn + "ab", false)]
    [InlineData(Arn + "a*", Arn + "a", true)]
    [InlineData(Arn + "a*", Arn + "a/consumer/c:1", true)]
    [InlineData(Arn + "a*", Arn + "b", false)]
    [InlineData(Arn + "*a**b*", Arn + "xaab", true)]
    [InlineData(Arn + "*ab", Arn + "aab", true)]
    [InlineData(Arn + "a?c", Arn + "abc", true)]
    [InlineData(Arn + "a?c", Arn + "ac", false)]
    [InlineData(Arn + "?", Arn, false)]
    [InlineData("arn:aws:kinesis:*:stream/a", "arn:aws:kinesis:eu-west-1:111122223333:stream/a", true)]
    public void Wildcards_stand_for_other_characters(string pattern, string text, bool isMatch) =>
        Assert.Equal(isMatch, TestPolicy.Resource(pattern).Matches(text, ignoreCase: false, variables: null));

    [Fact]
    public void Case_may_be_ignored()
    {
        Assert.True(TestPolicy.Resource("arn:aws:x:?:*:A").Matches("ARN:AWS:X:y:z:a", ignoreCase: true, variables: null));
        Assert.True(TestPolicy.Resource("arn:aws:x:A*").Matches("ARN:AWS:X:aB", ignoreCase: true, variables: null));
        Assert.True(TestPolicy.Resource("arn:aws:x:A").Matches("ARN:AWS:X:a", ignoreCase: true, variables: null));
    }

    [Theory]
    [InlineData("${aws:username}", "bob", true)]
    [InlineData("${ AWS:UserName }", "bob", true)]
    [InlineData("${aws:username}*", "bob/x", true)]
    [InlineData("${aws:username}", "*", false)]
    [InlineData("${star}", "*", true)]
    [InlineData("${star}", "bob", false)]
    [InlineData("${star}*", "*bob", true)]
    [InlineData("${none}", "", false)]
    [InlineData("${none}", "${none}", false)]
    [InlineData("*${none}", "anything", false)]
    [InlineData("${none,'some'}", "some", true)]
    [InlineData("${none, 'a}*,b' }", "a}*,b", true)]
    [InlineData("${none,''}x", "x", true)]
    [InlineData("${aws:username,'some'}", "bob", true)]
    [InlineData("${aws:username,'some'}", "some", false)]
    [InlineData("${*}${?}${$}{x}", "*?${x}", true)]
    [InlineData("${*}", "bob", false)]
    [InlineData("$x$", "$x$", true)]
    public void Variables_stand_for_what_the_request_says(string pattern, string text, bool isMatch)
    {
        var variables = new TestVariables { ["aws:username"] = "bob", ["star"] = "*" };
        Assert.Equal(isMatch, TestPolicy.Resource(Arn + pattern).Matches(Arn + text, ignoreCase: false, variables));
        Assert.Equal(isMatch, TestPolicy.Condition("StringLike", $"\"{pattern}\"").Operands[0].Matches(text, variables));
        Assert.Equal(isMatch, TestPolicy.Condition("ArnLike", $"\"{Arn}{pattern}\"").Operands[0].Matches(Arn + text, variables));
    }

    [Fact]
    public void The_old_version_has_no_variables()
    {
        var variables = new TestVariables { ["a"] = "b" };
        var pattern = TestPolicy.Resource(Arn + "${a}", "2008-10-17");
        Assert.True(pattern.Matches(Arn + "${a}", ignoreCase: false, variables));
        Assert.False(pattern.Matches(Arn + "b", ignoreCase: false, variables));
        Assert.True(TestPolicy.Resource(Arn + "${*}", "2008-10-17").Matches(Arn + "${x}", ignoreCase: false, variables));
        Assert.False(TestPolicy.Condition("StringEquals", "\"${a}\"", "2008-10-17").Operands[0].Matches("b", variables));
    }

    [Fact]
    public void Actions_have_no_variables()
    {
        var action = TestPolicy.Statement("\"Action\":\"kinesis:${a}\",\"Resource\":\"*\"").Actions.Values[0];
        Assert.True(action.Matches("Kinesis:${A}", ignoreCase: true, new TestVariables { ["a"] = "b" }));
    }

    [Fact]
    public void A_value_longer_than_the_stack_is_matched()
    {
        var variables = new TestVariables { ["a"] = new string('x', 5000) };
        Assert.True(TestPolicy.Resource(Arn + "${a}${a}*").Matches($"{Arn}{new string('x', 10_001)}", ignoreCase: false, variables));
        Assert.False(TestPolicy.Resource(Arn + "${a}${a}*").Matches($"{Arn}{new string('x', 9_999)}", ignoreCase: false, variables));
    }

    [Fact]
    public void Many_wildcards_do_not_take_for_ever()
    {
        var pattern = TestPolicy.Resource($"{Arn}{string.Concat(Enumerable.Repeat("*a", 500))}b");
        var text = Arn + new string('a', 5000);
        var start = Stopwatch.GetTimestamp();
        Assert.False(pattern.Matches(text, ignoreCase: false, variables: null));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Matching_is_what_it_is_when_each_wildcard_tries_everything()
    {
        var characters = Gen.Char["ab*?"].Array[0, 8];
        Gen.Select(characters, Gen.Char["ab"].Array[0, 8]).Sample((pattern, text) =>
        {
            var found = TestPolicy.Condition("StringLike", $"\"{new string(pattern)}\"").Operands[0].Matches(new string(text), new TestVariables());
            Assert.Equal(Try(pattern, text), found);
        });

        static bool Try(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text) =>
            pattern.IsEmpty ? text.IsEmpty
            : pattern[0] == '*' ? Try(pattern[1..], text) || (!text.IsEmpty && Try(pattern, text[1..]))
            : !text.IsEmpty && (pattern[0] == '?' || pattern[0] == text[0]) && Try(pattern[1..], text[1..]);
    }
}
