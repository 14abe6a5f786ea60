using Millrace.Model.Policies;

namespace Millrace.Model.Tests.Policies;

public sealed class PolicyDocumentTests
{
    private const string Json = "This policy contains invalid Json";
    private const string Syntax = "Syntax errors in policy.";
    private const string Legacy = "The policy failed legacy parsing";

    [Fact]
    public void A_policy_is_read()
    {
        var policy = PolicyDocument.Parse(
            """
            {
              "Version": "2012-10-17",
              "Id": "p",
              "Statement": [
                {
                  "Sid": "one", "Effect": "Allow", "Principal": { "AWS": ["111122223333", "arn:aws:iam::111122223333:user/a/b"], "Service": "s.amazonaws.com" },
                  "Action": ["kinesis:Get*", "kinesis:PutRecord"], "NotResource": "arn:aws:kinesis:*:*:stream/${aws:username}",
                  "Condition": { "ForAnyValue:StringLikeIfExists": { "aws:TagKeys": ["a", "b*"] }, "Null": { "aws:username": true } }
                },
                { "Effect": "Deny", "NotPrincipal": "*", "NotAction": "*", "Resource": "*" }
              ]
            }
            """,
            PolicyKind.Resource);

        Assert.Equal(("2012-10-17", "p", 2), (policy.Version, policy.Id, policy.Statements.Length));
        var (one, two) = (policy.Statements[0], policy.Statements[1]);
        Assert.Equal(("one", PolicyEffect.Allow), (one.Sid, one.Effect));
        Assert.Equal(
            [
                new PolicyPrincipal(PolicyPrincipalType.Account, "111122223333"),
                new PolicyPrincipal(PolicyPrincipalType.Arn, "arn:aws:iam::111122223333:user/a/b"),
                new PolicyPrincipal(PolicyPrincipalType.Service, "s.amazonaws.com"),
            ],
            one.Principals!.Values);
        Assert.Equal((false, false, true), (one.Principals.IsNegated, one.Actions.IsNegated, one.Resources!.IsNegated));
        Assert.Equal(["kinesis:Get*", "kinesis:PutRecord"], one.Actions.Values.Select(action => action.Text));
        Assert.True(one.Resources.Values[0].HasVariables);
        Assert.Equal(2, one.Conditions.Length);
        var (any, none) = (one.Conditions[0], one.Conditions[1]);
        Assert.Equal(("ForAnyValue:StringLikeIfExists", "aws:TagKeys", ConditionQuantifier.ForAnyValue), (any.Operator, any.Key, any.Quantifier));
        Assert.Equal((true, false, false), (any.IfExists, any.IsNegated, any.IsPresence));
        Assert.Equal(["a", "b*"], any.Operands.Select(operand => operand.Text));
        Assert.True(none.IsPresence);
        Assert.Equal((null, PolicyEffect.Deny, true, true), (two.Sid, two.Effect, two.Principals!.IsNegated, two.Actions.IsNegated));
        Assert.Equal([PolicyPrincipal.Anyone], two.Principals.Values);
    }

    [Fact]
    public void A_policy_without_a_version_is_of_the_old_one() =>
        Assert.Equal("2008-10-17", PolicyDocument.Parse("""{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""", PolicyKind.Identity).Version);

    [Theory]
    [InlineData("", Json)]
    [InlineData("{", Json)]
    [InlineData("{} {}", Json)]
    [InlineData("{\"Statement\":[],}", Json)]
    [InlineData("{/**/}", Json)]
    [InlineData("{\"Id\":\"a\",\"Id\":\"b\"}", Json)]
    [InlineData("{\"Id\":\"a\",\"\\u0049d\":\"b\"}", Json)]
    [InlineData("{\"Id\":\"\\ud800\"}", Json)]
    [InlineData("{\"Id\":\"\\udc00\\ud800\"}", Json)]
    [InlineData("{\"\\ud800\":1}", Json)]
    [InlineData("null", Syntax)]
    [InlineData("[]", Syntax)]
    [InlineData("{}", Syntax)]
    [InlineData("{\"Statement\":[]}", Syntax)]
    [InlineData("{\"Statement\":\"x\"}", Syntax)]
    [InlineData("{\"Statement\":[1]}", Syntax)]
    [InlineData("{\"Statement\":[[]]}", Syntax)]
    [InlineData("{\"Statement\":{}}", Syntax)]
    [InlineData("{\"statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}", Syntax)]
    [InlineData("{\"Version\":1,\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}", Syntax)]
    [InlineData("{\"Version\":\"2013-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}", Syntax)]
    [InlineData("{\"Id\":null,\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}", Syntax)]
    public void What_is_no_document_is_refused(string json, string text) => Assert.Equal(text, TestPolicy.Fault(json, PolicyKind.Identity));

    [Fact]
    public void Half_a_character_is_refused_and_a_whole_one_is_not()
    {
        foreach (var half in new[] { "\ud83d", "\ude00", "\ude00\ud83d", "\\ud83d", "\ud83d\\ude00", "\\ud83d\ude00", "\\ud83d\\\\ude00" })
        {
            Assert.Equal(Json, TestPolicy.Fault(Document(half), PolicyKind.Identity));
        }

        Assert.Equal("\ud83d\ude00", PolicyDocument.Parse(Document("\ud83d\ude00"), PolicyKind.Identity).Id);
        Assert.Equal("\ud83d\ude00", PolicyDocument.Parse(Document("\\uD83D\\uDE00"), PolicyKind.Identity).Id);
        Assert.Equal("\\ud83d", PolicyDocument.Parse(Document("\\\\ud83d"), PolicyKind.Identity).Id);

        static string Document(string id) => $$"""{"Id":"{{id}}","Statement":{"Effect":"Allow","Action":"*","Resource":"*"} }""";
    }

    [Theory]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Extra\":1", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Sid\":1", Syntax)]
    [InlineData("\"Action\":\"*\",\"NotAction\":\"*\",\"Resource\":\"*\"", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"NotResource\":[]", Syntax)]
    [InlineData("\"Action\":[[]],\"Resource\":\"*\"", Syntax)]
    [InlineData("\"Action\":{},\"Resource\":\"*\"", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":[\"*\",1]", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":[]", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":[]}", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"\":\"true\"}}", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"a\":null}}", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Sid\":\"a b\"", "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\",\"Principal\":\"*\"", "Policy document should not specify a principal.")]
    [InlineData("\"Resource\":\"*\"", "Policy statement must contain actions.")]
    [InlineData("\"Action\":[],\"Resource\":\"*\"", "Policy statement must contain actions.")]
    [InlineData("\"Action\":\"*\"", "Policy statement must contain resources.")]
    [InlineData("\"Action\":\"*\",\"NotResource\":[]", "Policy statement must contain resources.")]
    [InlineData("\"Action\":\"PutRecord\"", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("\"NotAction\":\"\",\"Resource\":\"*\"", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("\"Action\":\"s3:List:Bucket\",\"Resource\":\"*\"", "Actions/Condition can contain only one colon.")]
    [InlineData("\"Action\":\"a a:ListBucket\",\"Resource\":\"*\"", "Vendor a a is not valid")]
    [InlineData("\"Action\":\"x\",\"Resource\":\"my stream\"", "Resource my stream must be in ARN format or \"*\".")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"\"", "Resource  must be in ARN format or \"*\".")]
    [InlineData("\"Action\":\"*\",\"NotResource\":[\"*\",\"stream/*\"]", "Resource stream/* must be in ARN format or \"*\".")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:error:kinesis:::x\"", "Partition \"error\" is not valid for resource \"arn:error:kinesis:::x\".")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws\"", "Resource vendor must be fully qualified and cannot contain regexes.")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:*:::x\"", "Resource vendor must be fully qualified and cannot contain regexes.")]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws::::x\"", Legacy)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:kinesis:::${\"", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:kinesis:::${}\"", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:kinesis:::${a'b'}\"", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:kinesis:::${a,b}\"", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:kinesis:::${a,'b}\"", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:kinesis:::${a,'b'c}\"", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:kinesis:::${a,'b'\"", Syntax)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:kinesis:::${a${b}}\"", Syntax)]
    public void What_is_no_statement_of_an_identity_policy_is_refused(string members, string text)
    {
        foreach (var kind in new[] { PolicyKind.Identity, PolicyKind.Managed })
        {
            Assert.Equal(text, TestPolicy.Fault($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow",{{members}} }]}""", kind));
        }
    }

    [Theory]
    [InlineData("allow")]
    [InlineData("DENY")]
    [InlineData("")]
    public void The_effect_is_one_of_two(string effect) => Assert.Equal(
        Syntax, TestPolicy.Fault($$"""{"Statement":{"Effect":"{{effect}}","Action":"*","Resource":"*"} }""", PolicyKind.Identity));

    [Theory]
    [InlineData("")]
    [InlineData("\"Version\":\"2008-10-17\",")]
    public void A_managed_policy_is_of_the_new_version(string version)
    {
        var json = $$"""{{{version}}"Statement":{"Effect":"Allow","Action":"*","Resource":"*"} }""";
        Assert.Equal("Policy document must be version 2012-10-17 or greater.", TestPolicy.Fault(json, PolicyKind.Managed));
        Assert.Equal("2008-10-17", PolicyDocument.Parse(json, PolicyKind.Identity).Version);
    }

    [Fact]
    public void Names_of_statements_are_given_once_and_empty_ones_are_none()
    {
        Assert.Equal("Statement IDs (SID) in a single policy must be unique.", TestPolicy.Fault(Two("a", "a"), PolicyKind.Identity));
        Assert.Equal(2, PolicyDocument.Parse(Two("a", "A"), PolicyKind.Identity).Statements.Length);
        Assert.Equal(2, PolicyDocument.Parse(Two("", ""), PolicyKind.Identity).Statements.Length);

        static string Two(string first, string second) => $$"""
            {"Statement":[{"Sid":"{{first}}","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"{{second}}","Effect":"Allow","Action":"*","Resource":"*"}]}
            """;
    }

    [Theory]
    [InlineData("\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"", "Has prohibited field Resource.")]
    [InlineData("\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\",\"NotResource\":[]", "Has prohibited field Resource.")]
    [InlineData("\"Action\":\"sts:AssumeRole\"", "Missing required field Principal")]
    [InlineData("\"Principal\":\"*\",\"Action\":\"*\"", "AssumeRole policy may only specify STS AssumeRole actions.")]
    [InlineData("\"Principal\":\"*\",\"Action\":[\"sts:AssumeRole\",\"kinesis:PutRecord\"]", "AssumeRole policy may only specify STS AssumeRole actions.")]
    public void What_is_no_trust_policy_is_refused(string members, string text) => Assert.Equal(
        text, TestPolicy.Fault($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow",{{members}} }]}""", PolicyKind.Trust));

    [Theory]
    [InlineData("\"me\"", Syntax)]
    [InlineData("[\"*\"]", Syntax)]
    [InlineData("{}", Syntax)]
    [InlineData("{\"AWS\":[]}", Syntax)]
    [InlineData("{\"aws\":\"*\"}", Syntax)]
    [InlineData("{\"AWS\":\"11112222333\"}", "Invalid principal in policy: \"AWS\":\"11112222333\"")]
    [InlineData("{\"AWS\":\"arn:aws:iam::*:root\"}", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::*:root\"")]
    [InlineData("{\"AWS\":[\"*\",\"arn:aws:iam::111122223333:user/*\"]}", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:user/*\"")]
    [InlineData("{\"AWS\":\"arn:aws:iam::111122223333:user/${aws:username}\"}", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:user/${aws:username}\"")]
    [InlineData("{\"AWS\":\"arn:aws:iam::111122223333:user/\"}", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:user/\"")]
    [InlineData("{\"AWS\":\"arn:aws:iam::111122223333:group/g\"}", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:group/g\"")]
    [InlineData("{\"AWS\":\"arn:aws:iam:eu-west-1:111122223333:user/u\"}", "Invalid principal in policy: \"AWS\":\"arn:aws:iam:eu-west-1:111122223333:user/u\"")]
    [InlineData("{\"AWS\":\"arn:aws:iam::11112222333a:root\"}", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::11112222333a:root\"")]
    [InlineData("{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/r\"}", "Invalid principal in policy: \"AWS\":\"arn:aws:sts::111122223333:assumed-role/r\"")]
    [InlineData("{\"AWS\":\"arn:aws:sts::111122223333:assumed-role//s\"}", "Invalid principal in policy: \"AWS\":\"arn:aws:sts::111122223333:assumed-role//s\"")]
    [InlineData("{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/r/s/t\"}", "Invalid principal in policy: \"AWS\":\"arn:aws:sts::111122223333:assumed-role/r/s/t\"")]
    [InlineData("{\"Service\":\"*\"}", "Invalid principal in policy: \"SERVICE\":\"*\"")]
    [InlineData("{\"Service\":\"\"}", "Invalid principal in policy: \"SERVICE\":\"\"")]
    [InlineData("{\"Federated\":\"*\"}", "Invalid principal in policy: \"FEDERATED\":\"*\"")]
    [InlineData("{\"Federated\":\"arn:aws:iam::111122223333:user/u\"}", "Invalid principal in policy: \"FEDERATED\":\"arn:aws:iam::111122223333:user/u\"")]
    public void What_is_no_principal_is_refused(string principal, string text) => Assert.Equal(
        text, TestPolicy.Fault($$"""{"Statement":{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"} }""", PolicyKind.Trust));

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("{\"AWS\":\"arn:aws:iam::111122223333:root\"}")]
    [InlineData("{\"AWS\":\"arn:aws-cn:iam::111122223333:role/path/r\"}")]
    [InlineData("{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/r/s\"}")]
    [InlineData("{\"AWS\":\"arn:aws:sts::111122223333:federated-user/f\"}")]
    [InlineData("{\"Federated\":[\"cognito-identity.amazonaws.com\",\"arn:aws:iam::111122223333:oidc-provider/token.example.com/x\"]}")]
    public void Every_form_of_a_principal_is_taken(string principal) => Assert.Single(PolicyDocument.Parse(
        $$"""{"Statement":{"Effect":"Allow","Principal":{{principal}},"Action":"STS:AssumeRole"} }""", PolicyKind.Trust).Statements);

    [Fact]
    public void A_resource_policy_says_whom_it_concerns() => Assert.Equal(
        "Missing required field Principal",
        TestPolicy.Fault("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", PolicyKind.Resource));
}
