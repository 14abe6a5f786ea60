using Millrace.Model.Policies;

namespace Millrace.Model.Tests.Policies;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("StringNotEquals", true, ConditionQuantifier.None, false)]
    [InlineData("StringLikeIfExists", false, ConditionQuantifier.None, true)]
    [InlineData("ForAllValues:StringNotLike", true, ConditionQuantifier.ForAllValues, false)]
    [InlineData("ForAnyValue:ArnNotEqualsIfExists", true, ConditionQuantifier.ForAnyValue, true)]
    public void An_operator_is_taken_apart(string name, bool isNegated, ConditionQuantifier quantifier, bool ifExists)
    {
        var condition = TestPolicy.Condition(name, "\"arn:aws:a:b:c:d\"");
        Assert.Equal((name, isNegated, quantifier, ifExists), (condition.Operator, condition.IsNegated, condition.Quantifier, condition.IfExists));
    }

    [Theory]
    [InlineData("StringEqual")]
    [InlineData("stringEquals")]
    [InlineData("NotStringEquals")]
    [InlineData("BoolNot")]
    [InlineData("BinaryNotEquals")]
    [InlineData("NumericLike")]
    [InlineData("IfExists")]
    [InlineData("StringEqualsIfExistsIfExists")]
    [InlineData("ForAnyValue::StringEquals")]
    [InlineData("ForAnyValue:ForAllValues:StringEquals")]
    [InlineData("NullIfExists")]
    [InlineData("ForAnyValue:Null")]
    [InlineData("")]
    public void An_operator_that_does_not_exist_is_refused(string name)
    {
        Assert.Equal("Syntax errors in policy.", Fault(name, "\"true\""));
        Assert.Equal("Syntax errors in policy.", Fault(name, "[]"));
    }

    [Theory]
    [InlineData("Bool", "1")]
    [InlineData("Bool", "\"yes\"")]
    [InlineData("Bool", "\"${a:b}\"")]
    [InlineData("Null", "\"a\"")]
    [InlineData("NumericEquals", "\"\"")]
    [InlineData("NumericEquals", "\" 1\"")]
    [InlineData("NumericEquals", "\"1,000\"")]
    [InlineData("NumericEquals", "\"0x10\"")]
    [InlineData("NumericEquals", "true")]
    [InlineData("NumericEquals", "\"1e99\"")]
    [InlineData("IpAddress", "\"x\"")]
    [InlineData("IpAddress", "\"\"")]
    [InlineData("IpAddress", "\"192.0.2.0/33\"")]
    [InlineData("IpAddress", "\"192.0.2.0/\"")]
    [InlineData("IpAddress", "\"192.0.2.0/08\"")]
    [InlineData("IpAddress", "\"192.0.2.0/-1\"")]
    [InlineData("IpAddress", "\"192.0.2.0/24/24\"")]
    [InlineData("IpAddress", "\"192.0.2\"")]
    [InlineData("IpAddress", "\"3221225984\"")]
    [InlineData("IpAddress", "\"0xC0.0.2.1\"")]
    [InlineData("IpAddress", "\"192.0.02.1\"")]
    [InlineData("IpAddress", "\"192.0.2.*\"")]
    [InlineData("IpAddress", "\"[::1]\"")]
    [InlineData("IpAddress", "\"fe80::1%eth0\"")]
    [InlineData("IpAddress", "\"::192.0.02.1\"")]
    [InlineData("IpAddress", "\"2001:db8::/129\"")]
    [InlineData("IpAddress", "\"::ffff:192.0.2.0/24\"")]
    [InlineData("BinaryEquals", "\"!\"")]
    [InlineData("ArnLike", "\"*\"")]
    [InlineData("ArnEquals", "\"arn:aws:a:b:c\"")]
    [InlineData("StringEquals", "\"${\"")]
    public void A_value_that_nothing_can_compare_with_is_refused(string name, string value)
    {
        Assert.Equal("Syntax errors in policy.", Fault(name, value));
        Assert.Equal("Syntax errors in policy.", Fault(name, $"[{value}]"));
    }

    [Theory]
    [InlineData("\"b\"")]
    [InlineData("\"\"")]
    [InlineData("\"2026-13-01\"")]
    [InlineData("\"2026-1-1\"")]
    [InlineData("\"2026-01-01 00:00:00Z\"")]
    [InlineData("\"2016-12-13T2:00:00Z\"")]
    [InlineData("\"9223372036854775808\"")]
    [InlineData("253402300800")]
    [InlineData("1.5")]
    [InlineData("true")]
    public void A_date_must_be_one(string value) => Assert.Equal("The policy failed legacy parsing", Fault("DateLessThan", value));

    [Theory]
    [InlineData("StringEquals", "a*", "a*", true)]
    [InlineData("StringEquals", "a*", "ab", false)]
    [InlineData("StringEquals", "a", "A", false)]
    [InlineData("StringEqualsIgnoreCase", "a*", "A*", true)]
    [InlineData("StringEqualsIgnoreCase", "a*", "AB", false)]
    [InlineData("StringLike", "a*", "ab", true)]
    [InlineData("StringLike", "a*", "Ab", false)]
    [InlineData("NumericEquals", "1", "1.0", true)]
    [InlineData("NumericEquals", "-1e2", "-100", true)]
    [InlineData("NumericLessThan", "1", "0.5", true)]
    [InlineData("NumericLessThan", "1", "1", false)]
    [InlineData("NumericLessThanEquals", "1", "1", true)]
    [InlineData("NumericGreaterThan", "9", "10", true)]
    [InlineData("NumericGreaterThan", "9", "9", false)]
    [InlineData("NumericGreaterThanEquals", "9", "9", true)]
    [InlineData("NumericGreaterThanEquals", "9", "x", false)]
    [InlineData("DateEquals", "2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00", true)]
    [InlineData("DateEquals", "2026-01-01", "1767225600", true)]
    [InlineData("DateEquals", "2026", "2026-01", true)]
    [InlineData("DateEquals", "1767225600", "2026-01-01T00:00Z", true)]
    [InlineData("DateLessThan", "2026-01-01T00:00:00.5Z", "2026-01-01T00:00:00.123456Z", true)]
    [InlineData("DateGreaterThanEquals", "2026-01-01T00:00:00", "2025-12-31T23:59:59Z", false)]
    [InlineData("DateGreaterThan", "2026-01-01", "soon", false)]
    [InlineData("Bool", "TRUE", "true", true)]
    [InlineData("Bool", "false", "true", false)]
    [InlineData("Bool", "false", "0", false)]
    [InlineData("BinaryEquals", "AAE=", "AAE=", true)]
    [InlineData("BinaryEquals", "AAE=", "AAI=", false)]
    [InlineData("BinaryEquals", "AAE=", "?", false)]
    [InlineData("IpAddress", "192.0.2.0/24", "192.0.2.255", true)]
    [InlineData("IpAddress", "192.0.2.7/24", "192.0.2.8", true)]
    [InlineData("IpAddress", "192.0.2.0/24", "192.0.3.0", false)]
    [InlineData("IpAddress", "192.0.2.1", "192.0.2.1", true)]
    [InlineData("IpAddress", "192.0.2.1", "192.0.2.01", false)]
    [InlineData("IpAddress", "192.0.2.0/24", "::ffff:192.0.2.9", true)]
    [InlineData("IpAddress", "::ffff:192.0.2.0/120", "192.0.2.9", true)]
    [InlineData("IpAddress", "0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("IpAddress", "0.0.0.0/0", "::1", false)]
    [InlineData("IpAddress", "2001:DB8:1234:5678::/64", "2001:db8:1234:5678:9::1", true)]
    [InlineData("IpAddress", "2001:DB8:1234:5678::/64", "2001:db8:1234:5679::1", false)]
    [InlineData("IpAddress", "::/0", "::1", true)]
    [InlineData("IpAddress", "192.0.2.0/24", "localhost", false)]
    [InlineData("ArnLike", "arn:aws:iam::*:user/*", "arn:aws:iam::111122223333:user/a:b/c", true)]
    [InlineData("ArnEquals", "arn:aws:iam::*:user/*", "arn:aws:iam::111122223333:user/a", true)]
    [InlineData("ArnLike", "arn:*:user/*", "arn:aws:iam::111122223333:user/a", false, true)]
    [InlineData("ArnLike", "arn:aws:iam:*:*:user/a", "arn:aws:iam:x:y:z:user/a", false)]
    [InlineData("ArnLike", "arn:aws:iam:*:*:*", "arn:aws:iam:x:y", false)]
    [InlineData("ArnLike", "arn:aws:iam:*:*:a", "arn:aws:iam:::A", false)]
    public void Values_are_compared_as_their_operator_says(string name, string operand, string value, bool isMatch, bool isRefused = false)
    {
        if (isRefused)
            Assert.Equal("Syntax errors in policy.", Fault(name, $"\"{operand}\""));
        else
            Assert.Equal(isMatch, TestPolicy.Compares(name, operand, value));
    }

    [Fact]
    public void Numbers_and_booleans_may_stand_without_quotes()
    {
        Assert.Equal(["1.50", "2"], TestPolicy.Condition("NumericEquals", "[1.50,\"2\"]").Operands.Select(operand => operand.Text));
        Assert.True(TestPolicy.Condition("Bool", "false").Operands[0].Matches("false", new TestVariables()));
        Assert.True(TestPolicy.Condition("StringEquals", "12").Operands[0].Matches("12", new TestVariables()));
        Assert.True(TestPolicy.Condition("DateEquals", "0").Operands[0].Matches("1970-01-01", new TestVariables()));
    }

    [Fact]
    public void A_variable_may_bring_the_colons_of_an_arn()
    {
        var operand = TestPolicy.Condition("ArnEquals", "\"${aws:PrincipalArn}\"").Operands[0];
        var variables = new TestVariables { ["aws:PrincipalArn"] = "arn:aws:iam::111122223333:user/*" };
        Assert.True(operand.Matches("arn:aws:iam::111122223333:user/*", variables));
        Assert.False(operand.Matches("arn:aws:iam::111122223333:user/a", variables));
    }

    private static string Fault(string operation, string value) => TestPolicy.Fault(
        $$$"""
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"{{{operation}}}":{"k:k":{{{value}}} } } } }
        """,
        PolicyKind.Identity);
}
