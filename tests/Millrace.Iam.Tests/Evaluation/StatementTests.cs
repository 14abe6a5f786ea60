using static Millrace.Iam.Tests.Evaluation.TestRequest;

namespace Millrace.Iam.Tests.Evaluation;

public sealed class StatementTests
{
    [Theory]
    [InlineData("\"Action\":\"kinesis:PutRecord\"", true)]
    [InlineData("\"Action\":\"Kinesis:putrecord\"", true)]
    [InlineData("\"Action\":\"kinesis:Put*\"", true)]
    [InlineData("\"Action\":\"kinesis:PutRecor?\"", true)]
    [InlineData("\"Action\":\"*:*\"", true)]
    [InlineData("\"Action\":\"kinesis:PutRecords\"", false)]
    [InlineData("\"Action\":[\"kinesis:Get*\",\"kinesis:PutRecord\"]", true)]
    [InlineData("\"NotAction\":\"kinesis:Get*\"", true)]
    [InlineData("\"NotAction\":[\"kinesis:Get*\",\"KINESIS:PUT*\"]", false)]
    public void Actions_are_matched_without_regard_to_case(string action, bool isAllowed) => Assert.Equal(
        isAllowed, new TestRequest { Identity = $$"""{"Effect":"Allow",{{action}},"Resource":"*"}""" }.Decide().IsAllowed);

    [Theory]
    [InlineData("\"Resource\":\"*\"", true)]
    [InlineData($"\"Resource\":\"{StreamArn}\"", true)]
    [InlineData($"\"Resource\":\"{StreamArn}x\"", false)]
    [InlineData("\"Resource\":\"arn:aws:kinesis:*:*:stream/s\"", true)]
    [InlineData("\"Resource\":\"arn:aws:kinesis:*:*:stream/S\"", false)]
    [InlineData("\"Resource\":\"arn:aws:kinesis:*stream/s\"", true)]
    [InlineData($"\"NotResource\":\"{StreamArn}\"", false)]
    [InlineData($"\"NotResource\":\"{StreamArn}x\"", true)]
    [InlineData("\"Resource\":\"arn:aws:kinesis:*:*:stream/${aws:username}\"", false)]
    [InlineData("\"Resource\":\"arn:aws:kinesis:*:*:stream/${k:stream}\"", true)]
    [InlineData("\"Resource\":\"arn:aws:kinesis:*:*:stream/${k:many}\"", false)]
    [InlineData("\"Resource\":\"arn:aws:kinesis:*:*:stream/${k:star}\"", false)]
    [InlineData("\"NotResource\":\"arn:aws:kinesis:*:*:stream/${aws:username}\"", true)]
    public void Resources_are_matched_by_case_and_variables_stand_for_themselves(string resource, bool isAllowed)
    {
        var request = new TestRequest { Identity = $$"""{"Effect":"Allow","Action":"*",{{resource}} }""" };
        request.Keys.Set("k:stream", "s");
        request.Keys.Set("k:many", ["s", "t"]);
        request.Keys.Set("k:star", "*");
        Assert.Equal(isAllowed, request.Decide().IsAllowed);
    }

    [Theory]
    [InlineData("\"Resource\":\"*\"", true)]
    [InlineData("\"Resource\":\"arn:aws:kinesis:*:*:*\"", false)]
    [InlineData("\"NotResource\":\"arn:aws:kinesis:*:*:*\"", true)]
    [InlineData("\"NotResource\":\"*\"", false)]
    public void An_action_without_a_resource_needs_the_lone_wildcard(string resource, bool isAllowed) => Assert.Equal(
        isAllowed, new TestRequest { Resource = null, Identity = $$"""{"Effect":"Allow","Action":"*",{{resource}} }""" }.Decide().IsAllowed);

    [Theory]
    [InlineData("StringEquals", "\"a\"", "a", true)]
    [InlineData("StringEquals", "[\"b\",\"a\"]", "a", true)]
    [InlineData("StringEquals", "[]", "a", false)]
    [InlineData("StringEquals", "\"a\"", "", false)]
    [InlineData("StringEquals", "\"a\"", "b,a", true)]
    [InlineData("StringNotEquals", "\"a\"", "b", true)]
    [InlineData("StringNotEquals", "[\"a\",\"b\"]", "b", false)]
    [InlineData("StringNotEquals", "[]", "b", true)]
    [InlineData("StringNotEquals", "\"a\"", "", true)]
    [InlineData("StringNotEquals", "\"a\"", "b,a", false)]
    [InlineData("StringEqualsIfExists", "\"a\"", "", true)]
    [InlineData("StringEqualsIfExists", "\"a\"", "b", false)]
    [InlineData("ForAllValues:StringEquals", "[\"a\",\"b\"]", "a,b", true)]
    [InlineData("ForAllValues:StringEquals", "[\"a\",\"b\"]", "a,c", false)]
    [InlineData("ForAllValues:StringEquals", "\"a\"", "", true)]
    [InlineData("ForAllValues:StringNotEquals", "\"a\"", "b,c", true)]
    [InlineData("ForAllValues:StringNotEquals", "\"a\"", "b,a", false)]
    [InlineData("ForAnyValue:StringEquals", "[\"a\",\"b\"]", "c,b", true)]
    [InlineData("ForAnyValue:StringEquals", "\"a\"", "b,c", false)]
    [InlineData("ForAnyValue:StringEquals", "\"a\"", "", false)]
    [InlineData("ForAnyValue:StringEqualsIfExists", "\"a\"", "", true)]
    [InlineData("ForAnyValue:StringNotEquals", "\"a\"", "a,b", true)]
    [InlineData("ForAnyValue:StringNotEquals", "\"a\"", "a", false)]
    [InlineData("ForAnyValue:StringNotEquals", "\"a\"", "", false)]
    [InlineData("Null", "\"true\"", "", true)]
    [InlineData("Null", "true", "a", false)]
    [InlineData("Null", "\"false\"", "a", true)]
    [InlineData("Null", "false", "", false)]
    [InlineData("StringEquals", "\"${k:none}\"", "a", false)]
    [InlineData("StringNotEquals", "\"${k:none}\"", "a", true)]
    [InlineData("StringEquals", "\"${k:none,'a'}\"", "a", true)]
    [InlineData("NotIpAddress", "\"192.0.2.0/24\"", "192.0.2.1", false)]
    [InlineData("NotIpAddress", "\"192.0.2.0/24\"", "nowhere", true)]
    [InlineData("ArnNotLike", "\"arn:aws:iam::*:user/*\"", "arn:aws:iam::1:role/r", true)]
    [InlineData("NumericNotEquals", "1", "1", false)]
    [InlineData("DateNotEquals", "\"2026-01-01\"", "2026-01-02", true)]
    [InlineData("StringNotLike", "\"a*\"", "ab", false)]
    public void Conditions_hold_as_their_operator_says(string operation, string operands, string values, bool holds)
    {
        var request = new TestRequest
        {
            Identity = $$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"{{operation}}":{"K:key":{{operands}} } } }""",
        };
        if (values.Length > 0) request.Keys.Set("k:Key", values.Split(','));
        Assert.Equal(holds, request.Decide().IsAllowed);
    }

    [Fact]
    public void All_conditions_must_hold()
    {
        var request = new TestRequest
        {
            Identity = """
                {"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"k:a":"a","k:b":"b"},"Bool":{"k:c":"true"}}}
                """,
        };
        foreach (var (key, value) in new[] { ("k:a", "a"), ("k:b", "b"), ("k:c", "true") })
        {
            Assert.False(request.Decide().IsAllowed);
            request.Keys.Set(key, value);
        }

        Assert.True(request.Decide().IsAllowed);
    }
}
