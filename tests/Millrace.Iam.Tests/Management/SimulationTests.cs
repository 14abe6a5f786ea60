namespace Millrace.Iam.Tests.Management;

public sealed class SimulationTests
{
    private const string Stream = "arn:aws:kinesis:us-east-1:123456789012:stream/orders";
    private const string OwnStream =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:Put*","Resource":"arn:aws:kinesis:*:*:stream/${aws:username}","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}]}""";

    [Fact]
    public async Task A_principal_is_judged_by_all_that_its_requests_are_judged_by()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateUser", ("UserName", "ada"));
        await iam.CallAsync("CreateGroup", ("GroupName", "writers"));
        await iam.CallAsync("AddUserToGroup", ("UserName", "ada"), ("GroupName", "writers"));
        await iam.CallAsync("PutGroupPolicy", ("GroupName", "writers"), ("PolicyName", "put"), ("PolicyDocument", TestIam.Policy));
        await iam.CallAsync(
            "PutUserPolicy", ("UserName", "ada"), ("PolicyName", "no"), ("PolicyDocument", TestIam.Policy.Replace("Allow", "Deny", StringComparison.Ordinal).Replace("PutRecord", "GetRecords", StringComparison.Ordinal)));
        await iam.CallAsync("PutUserPermissionsBoundary", ("UserName", "ada"), ("PermissionsBoundary", "arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess"));

        var answer = await iam.CallAsync(
            "SimulatePrincipalPolicy",
            ("PolicySourceArn", "arn:aws:iam::123456789012:user/ada"),
            ("ActionNames.member.1", "kinesis:PutRecord"),
            ("ActionNames.member.2", "kinesis:GetRecords"),
            ("ActionNames.member.3", "kinesis:ListShards"),
            ("ResourceArns.member.1", Stream));
        var results = answer.Element("EvaluationResults")!.Elements().ToList();

        Assert.Equal(
            ["kinesis:PutRecord implicitDeny", "kinesis:GetRecords explicitDeny", "kinesis:ListShards implicitDeny"],
            results.Select(static r => $"{(string?)r.Element("EvalActionName")} {(string?)r.Element("EvalDecision")}"));
        Assert.Equal(["false", "true", "true"], results.Select(static r => (string?)r.Descendants("AllowedByPermissionsBoundary").Single()));
        Assert.Equal(("put", "group"), ((string)results[0].Descendants("SourcePolicyId").First(), (string)results[0].Descendants("SourcePolicyType").First()));

        await iam.CallAsync("DeleteUserPermissionsBoundary", ("UserName", "ada"));
        answer = await iam.CallAsync("SimulatePrincipalPolicy", ("PolicySourceArn", "arn:aws:iam::123456789012:user/ada"), ("ActionNames.member.1", "kinesis:PutRecord"));
        Assert.Equal("allowed", (string?)answer.Descendants("EvalDecision").Single());
    }

    [Fact]
    public async Task What_is_not_known_is_told_as_missing()
    {
        await using var iam = await TestIam.OpenAsync();
        (string, string)[] asked = [("PolicyInputList.member.1", OwnStream), ("ActionNames.member.1", "kinesis:PutRecord"), ("ResourceArns.member.1", Stream)];
        var without = await iam.CallAsync("SimulateCustomPolicy", asked);
        Assert.Equal("implicitDeny", (string?)without.Descendants("EvalDecision").Single());
        Assert.Equal(["aws:username"], without.Descendants("MissingContextValues").Single().Elements().Select(static e => e.Value));

        var with = await iam.CallAsync("SimulateCustomPolicy", [.. asked, .. Entry(1, "aws:username", "orders"), .. Entry(2, "aws:SourceIp", "10.1.2.3")]);
        Assert.Equal("allowed", (string?)with.Descendants("EvalDecision").Single());
        Assert.Empty(with.Descendants("MissingContextValues").Single().Elements());
        var elsewhere = await iam.CallAsync("SimulateCustomPolicy", [.. asked, .. Entry(1, "aws:username", "orders"), .. Entry(2, "aws:SourceIp", "192.168.2.3")]);
        Assert.Equal("implicitDeny", (string?)elsewhere.Descendants("EvalDecision").Single());
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kinesis:*","Resource":"*"}}""", "1:37", "1:91")]
    [InlineData("{\"Statement\":[\n  {\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"},\n  {\"Sid\":\"Two\",\"Effect\":\"Allow\",\n   \"Action\":\"kinesis:*\",\"Resource\":[\"*\",\"arn:aws:s3:::\u00E9\"]}],\n\"Version\":\"2012-10-17\"}", "3:3", "4:59")]
    public async Task A_statement_that_decides_is_told_by_its_place_in_the_policy(string policy, string start, string end)
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateUser", ("UserName", "ada"));
        await iam.CallAsync("PutUserPolicy", ("UserName", "ada"), ("PolicyName", "p"), ("PolicyDocument", policy));
        var answer = await iam.CallAsync(
            "SimulatePrincipalPolicy", ("PolicySourceArn", "arn:aws:iam::123456789012:user/ada"), ("ActionNames.member.1", "kinesis:PutRecord"));
        var matched = answer.Descendants("MatchedStatements").Single().Elements().Single();
        Assert.Equal((start, end), (At("StartPosition"), At("EndPosition")));

        string At(string name) => $"{(string?)matched.Element(name)!.Element("Line")}:{(string?)matched.Element(name)!.Element("Column")}";
    }

    [Fact]
    public async Task The_keys_of_policies_are_listed()
    {
        await using var iam = await TestIam.OpenAsync();
        var custom = await iam.CallAsync("GetContextKeysForCustomPolicy", ("PolicyInputList.member.1", OwnStream));
        Assert.Equal(["aws:SourceIp", "aws:username"], custom.Element("ContextKeyNames")!.Elements().Select(static e => e.Value));

        await iam.CallAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", TestIam.Trust));
        await iam.CallAsync("PutRolePolicy", ("RoleName", "r"), ("PolicyName", "p"), ("PolicyDocument", OwnStream));
        var role = await iam.CallAsync("GetContextKeysForPrincipalPolicy", ("PolicySourceArn", "arn:aws:iam::123456789012:role/r"));
        Assert.Equal(["aws:SourceIp", "aws:username"], role.Element("ContextKeyNames")!.Elements().Select(static e => e.Value));
    }

    [Fact]
    public async Task What_cannot_be_simulated_is_refused()
    {
        await using var iam = await TestIam.OpenAsync();
        Assert.Equal("InvalidInput", (await iam.ErrorAsync("SimulateCustomPolicy", ("PolicyInputList.member.1", "{}"), ("ActionNames.member.1", "kinesis:PutRecord"))).Code);
        Assert.Equal("InvalidInput", (await iam.ErrorAsync("SimulateCustomPolicy", ("PolicyInputList.member.1", TestIam.Policy), ("ActionNames.member.1", "PutRecord"))).Code);
        Assert.Equal("InvalidInput", (await iam.ErrorAsync("SimulateCustomPolicy", ("PolicyInputList.member.1", TestIam.Policy), ("ActionNames.member.1", "kinesis:PutRecord"), ("ResourceArns.member.1", "orders"))).Code);
        Assert.Equal("InvalidInput", (await iam.ErrorAsync("SimulateCustomPolicy", ("PolicyInputList.member.1", TestIam.Policy), ("ActionNames.member.1", "kinesis:PutRecord"), ("CallerArn", "arn:aws:iam::123456789012:role/r"))).Code);
        Assert.Equal("NoSuchEntity", (await iam.ErrorAsync("SimulatePrincipalPolicy", ("PolicySourceArn", "arn:aws:iam::123456789012:user/eve"), ("ActionNames.member.1", "kinesis:PutRecord"))).Code);
    }

    [Fact]
    public async Task Results_come_in_pages()
    {
        await using var iam = await TestIam.OpenAsync();
        (string, string)[] asked =
        [
            ("PolicyInputList.member.1", TestIam.Policy), ("ActionNames.member.1", "kinesis:PutRecord"), ("ActionNames.member.2", "kinesis:GetRecords"),
            ("ResourceArns.member.1", Stream), ("ResourceArns.member.2", Stream + "2"), ("MaxItems", "3"),
        ];
        var first = await iam.CallAsync("SimulateCustomPolicy", asked);
        var second = await iam.CallAsync("SimulateCustomPolicy", [.. asked, ("Marker", (string)first.Element("Marker")!)]);
        Assert.Equal(3, first.Element("EvaluationResults")!.Elements().Count());
        Assert.Equal("kinesis:GetRecords", (string?)second.Element("EvaluationResults")!.Elements().Single().Element("EvalActionName"));
    }

    private static (string, string)[] Entry(int place, string name, string value) =>
    [
        ($"ContextEntries.member.{place}.ContextKeyName", name),
        ($"ContextEntries.member.{place}.ContextKeyValues.member.1", value),
        ($"ContextEntries.member.{place}.ContextKeyType", "string"),
    ];
}
