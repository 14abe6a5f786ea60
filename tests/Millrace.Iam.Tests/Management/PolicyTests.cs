using System.Xml.Linq;

namespace Millrace.Iam.Tests.Management;

public sealed class PolicyTests
{
    private const string Arn = "arn:aws:iam::123456789012:policy/fleet/put";
    private const string FullAccess = "arn:aws:iam::aws:policy/AmazonKinesisFullAccess";

    private static readonly string[] Lists = ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"];

    public static TheoryData<string, string> Holders => new() { { "User", "UserName" }, { "Group", "GroupName" }, { "Role", "RoleName" } };

    [Theory]
    [MemberData(nameof(Holders))]
    public async Task Inline_policies_are_kept_to_the_letter(string kind, string name)
    {
        await using var iam = await OpenWithAsync(kind, name);
        var document = TestIam.Policy.Replace(",", ", \n", StringComparison.Ordinal);
        await iam.CallAsync($"Put{kind}Policy", (name, "x"), ("PolicyName", "p"), ("PolicyDocument", document));

        var kept = await iam.CallAsync($"Get{kind}Policy", (name, "x"), ("PolicyName", "p"));
        Assert.Equal(document, Uri.UnescapeDataString((string)kept.Element("PolicyDocument")!));
        Assert.Equal(["p"], (await iam.CallAsync($"List{kind}Policies", (name, "x"))).Element("PolicyNames")!.Elements().Select(static e => e.Value));
        await iam.CallAsync($"Delete{kind}Policy", (name, "x"), ("PolicyName", "p"));
        Assert.Equal(
            (404, "NoSuchEntity", $"The {kind.ToLowerInvariant()} policy with name p cannot be found."),
            await iam.ErrorAsync($"Get{kind}Policy", (name, "x"), ("PolicyName", "p")));
    }

    [Theory]
    [MemberData(nameof(Holders))]
    public async Task Inline_policies_have_a_size_that_white_space_does_not_count_for(string kind, string name)
    {
        await using var iam = await OpenWithAsync(kind, name);
        var quota = kind switch { "User" => 2048, "Group" => 5120, _ => 10240 };
        var frame = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"arn:aws:kinesis:us-east-1:123456789012:stream/NAME"}]}""";
        var largest = frame.Replace("NAME", new string('x', quota - frame.Length + 4), StringComparison.Ordinal);
        await iam.CallAsync($"Put{kind}Policy", (name, "x"), ("PolicyName", "p"), ("PolicyDocument", largest.Replace("{", "{  ", StringComparison.Ordinal)));
        Assert.Equal(
            (409, "LimitExceeded", $"Maximum policy size of {quota} bytes exceeded for {kind.ToLowerInvariant()} x"),
            await iam.ErrorAsync($"Put{kind}Policy", (name, "x"), ("PolicyName", "q"), ("PolicyDocument", TestIam.Policy)));
    }

    [Theory]
    [MemberData(nameof(Holders))]
    public async Task Managed_policies_are_attached_and_detached(string kind, string name)
    {
        await using var iam = await OpenWithAsync(kind, name);
        await iam.CallAsync($"Attach{kind}Policy", (name, "x"), ("PolicyArn", FullAccess));
        await iam.CallAsync($"Attach{kind}Policy", (name, "x"), ("PolicyArn", FullAccess));
        var attached = (await iam.CallAsync($"ListAttached{kind}Policies", (name, "x"))).Element("AttachedPolicies")!.Elements().Single();
        Assert.Equal((FullAccess, "AmazonKinesisFullAccess"), ((string)attached.Element("PolicyArn")!, (string)attached.Element("PolicyName")!));
        var entities = await iam.CallAsync("ListEntitiesForPolicy", ("PolicyArn", FullAccess));
        Assert.Equal("x", (string?)entities.Element($"Policy{kind}s")!.Elements().Single().Element(name));

        await iam.CallAsync($"Detach{kind}Policy", (name, "x"), ("PolicyArn", FullAccess));
        Assert.Equal((404, "NoSuchEntity", $"Policy {FullAccess} was not found."), await iam.ErrorAsync($"Detach{kind}Policy", (name, "x"), ("PolicyArn", FullAccess)));
        Assert.Equal(
            (404, "NoSuchEntity", "Policy arn:aws:iam::aws:policy/None does not exist or is not attachable."),
            await iam.ErrorAsync($"Attach{kind}Policy", (name, "x"), ("PolicyArn", "arn:aws:iam::aws:policy/None")));
    }

    [Fact]
    public async Task Ten_policies_are_the_most_that_one_can_have_attached()
    {
        await using var iam = await OpenWithAsync("User", "UserName");
        for (var i = 0; i < 11; i++) await iam.CallAsync("CreatePolicy", ("PolicyName", $"p{i}"), ("PolicyDocument", TestIam.Policy));
        for (var i = 0; i < 10; i++) await iam.CallAsync("AttachUserPolicy", ("UserName", "x"), ("PolicyArn", $"arn:aws:iam::123456789012:policy/p{i}"));
        Assert.Equal(
            (409, "LimitExceeded", "Cannot exceed quota for PoliciesPerUser: 10"),
            await iam.ErrorAsync("AttachUserPolicy", ("UserName", "x"), ("PolicyArn", "arn:aws:iam::123456789012:policy/p10")));
    }

    [Fact]
    public async Task A_managed_policy_has_versions_and_one_in_force()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreatePolicy", ("PolicyName", "put"), ("Path", "/fleet/"), ("PolicyDocument", TestIam.Policy));
        for (var i = 2; i <= 5; i++) await iam.CallAsync("CreatePolicyVersion", ("PolicyArn", Arn), ("PolicyDocument", TestIam.Policy), ("SetAsDefault", i == 3 ? "true" : "false"));
        Assert.Equal("LimitExceeded", (await iam.ErrorAsync("CreatePolicyVersion", ("PolicyArn", Arn), ("PolicyDocument", TestIam.Policy))).Code);
        Assert.Equal("v3", (string?)(await iam.CallAsync("GetPolicy", ("PolicyArn", Arn))).Descendants("DefaultVersionId").Single());
        Assert.Equal((409, "DeleteConflict", "Cannot delete the default version of a policy."), await iam.ErrorAsync("DeletePolicyVersion", ("PolicyArn", Arn), ("VersionId", "v3")));

        await iam.CallAsync("DeletePolicyVersion", ("PolicyArn", Arn), ("VersionId", "v5"));
        await iam.CallAsync("CreatePolicyVersion", ("PolicyArn", Arn), ("PolicyDocument", TestIam.Policy));
        Assert.Equal(["v6", "v4", "v3", "v2", "v1"], (await iam.CallAsync("ListPolicyVersions", ("PolicyArn", Arn))).Descendants("VersionId").Select(static e => e.Value));
        await iam.CallAsync("SetDefaultPolicyVersion", ("PolicyArn", Arn), ("VersionId", "v1"));
        var version = (await iam.CallAsync("GetPolicyVersion", ("PolicyArn", Arn), ("VersionId", "v1"))).Element("PolicyVersion")!;
        Assert.Equal((TestIam.Policy, "true"), (Uri.UnescapeDataString((string)version.Element("Document")!), (string)version.Element("IsDefaultVersion")!));
        Assert.Equal(
            (404, "NoSuchEntity", $"Policy {Arn} version v9 does not exist or is not attachable."),
            await iam.ErrorAsync("GetPolicyVersion", ("PolicyArn", Arn), ("VersionId", "v9")));
    }

    [Fact]
    public async Task A_policy_that_is_in_use_stays()
    {
        await using var iam = await OpenWithAsync("User", "UserName");
        await iam.CallAsync("CreatePolicy", ("PolicyName", "put"), ("Path", "/fleet/"), ("PolicyDocument", TestIam.Policy));
        await iam.CallAsync("PutUserPermissionsBoundary", ("UserName", "x"), ("PermissionsBoundary", Arn));
        Assert.Equal((409, "DeleteConflict", "Cannot delete a policy attached to entities."), await iam.ErrorAsync("DeletePolicy", ("PolicyArn", Arn)));
        Assert.Equal("1", (string?)(await iam.CallAsync("GetPolicy", ("PolicyArn", Arn))).Descendants("PermissionsBoundaryUsageCount").Single());
        Assert.Equal(Arn, (string?)(await iam.CallAsync("GetUser", ("UserName", "x"))).Descendants("PermissionsBoundaryArn").Single());
        await iam.CallAsync("DeleteUserPermissionsBoundary", ("UserName", "x"));
        await iam.CallAsync("DeletePolicy", ("PolicyArn", Arn));
        Assert.Equal((404, "NoSuchEntity", $"Policy {Arn} was not found."), await iam.ErrorAsync("GetPolicy", ("PolicyArn", Arn)));
    }

    [Fact]
    public async Task AWS_s_policies_are_there_and_cannot_be_changed()
    {
        await using var iam = await TestIam.OpenAsync();
        const string Basic = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
        var document = (string)(await iam.CallAsync("GetPolicyVersion", ("PolicyArn", Basic), ("VersionId", "v1"))).Descendants("Document").Single();
        Assert.Contains("logs:PutLogEvents", Uri.UnescapeDataString(document), StringComparison.Ordinal);
        Assert.Equal((403, "AccessDenied"), await StatusAndCode(iam.ErrorAsync("DeletePolicy", ("PolicyArn", Basic))));
        Assert.Equal((403, "AccessDenied"), await StatusAndCode(iam.ErrorAsync("CreatePolicyVersion", ("PolicyArn", Basic), ("PolicyDocument", TestIam.Policy))));
        var listed = await iam.CallAsync("ListPolicies", ("Scope", "AWS"), ("MaxItems", "1000"));
        Assert.Contains(listed.Descendants("Arn"), arn => arn.Value == Basic);
        Assert.Empty((await iam.CallAsync("ListPolicies", ("Scope", "Local"))).Element("Policies")!.Elements());
        Assert.Empty((await iam.CallAsync("ListPolicies", ("OnlyAttached", "true"))).Element("Policies")!.Elements());
    }

    [Theory]
    [InlineData("{\"Version\":", "This policy contains invalid Json")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"PutRecord","Resource":"*"}]}""", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:*"}]}""", "Policy statement must contain resources.")]
    public async Task A_malformed_policy_is_refused_everywhere(string policy, string message)
    {
        await using var iam = await OpenWithAsync("User", "UserName");
        var expected = (400, "MalformedPolicyDocument", message);
        Assert.Equal(expected, await iam.ErrorAsync("PutUserPolicy", ("UserName", "x"), ("PolicyName", "p"), ("PolicyDocument", policy)));
        Assert.Equal(expected, await iam.ErrorAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", policy)));
    }

    [Fact]
    public async Task A_managed_policy_is_of_the_new_version_and_an_inline_one_may_be_older()
    {
        await using var iam = await OpenWithAsync("User", "UserName");
        var old = TestIam.Policy.Replace("2012-10-17", "2008-10-17", StringComparison.Ordinal);
        await iam.CallAsync("PutUserPolicy", ("UserName", "x"), ("PolicyName", "p"), ("PolicyDocument", old));
        Assert.Equal(
            (400, "MalformedPolicyDocument", "Policy document must be version 2012-10-17 or greater."),
            await iam.ErrorAsync("CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", old)));
    }

    [Fact]
    public async Task Everything_that_gives_permissions_is_told_page_by_page()
    {
        await using var iam = await OpenWithAsync("User", "UserName");
        await iam.CallAsync("CreateGroup", ("GroupName", "g"));
        await iam.CallAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", "x"));
        await iam.CallAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", TestIam.Trust));
        await iam.CallAsync("AttachRolePolicy", ("RoleName", "r"), ("PolicyArn", FullAccess));
        await iam.CallAsync("CreatePolicy", ("PolicyName", "put"), ("Path", "/fleet/"), ("PolicyDocument", TestIam.Policy));

        var seen = new List<string>();
        string? marker = null;
        do
        {
            (string, string)[] parameters = marker is null ? [("MaxItems", "2")] : [("MaxItems", "2"), ("Marker", marker)];
            var page = await iam.CallAsync("GetAccountAuthorizationDetails", parameters);
            seen.AddRange(Lists.SelectMany(list => page.Element(list)!.Elements()).Select(ArnOf));
            marker = (string?)page.Element("Marker");
        }
        while (marker is not null);

        Assert.Equal(
            ["arn:aws:iam::123456789012:user/x", "arn:aws:iam::123456789012:group/g", "arn:aws:iam::123456789012:role/r", Arn, FullAccess],
            seen);
        static string ArnOf(XElement entity) => (string)entity.Element("Arn")!;
    }

    [Fact]
    public async Task The_account_is_counted_and_named()
    {
        await using var iam = await OpenWithAsync("User", "UserName");
        var summary = (await iam.CallAsync("GetAccountSummary")).Element("SummaryMap")!.Elements().ToDictionary(static e => (string)e.Element("key")!, static e => (int)e.Element("value")!);
        Assert.Equal((1, 0, 5000), (summary["Users"], summary["Roles"], summary["UsersQuota"]));

        await iam.CallAsync("CreateAccountAlias", ("AccountAlias", "millrace"));
        Assert.Equal("millrace", (string?)(await iam.CallAsync("ListAccountAliases")).Descendants("member").Single());
        using (var reopened = await iam.ReopenAsync()) Assert.Equal("millrace", reopened.Find(TestIam.Account).Alias);
        Assert.Equal("NoSuchEntity", (await iam.ErrorAsync("DeleteAccountAlias", ("AccountAlias", "other"))).Code);
        await iam.CallAsync("DeleteAccountAlias", ("AccountAlias", "millrace"));
        Assert.Empty((await iam.CallAsync("ListAccountAliases")).Descendants("member"));
    }

    private static async Task<(int, string)> StatusAndCode(Task<(int Status, string Code, string? Message)> error) => ((await error).Status, (await error).Code);

    private static async Task<TestIam> OpenWithAsync(string kind, string name)
    {
        var iam = await TestIam.OpenAsync();
        (string, string)[] trust = kind == "Role" ? [("AssumeRolePolicyDocument", TestIam.Trust)] : [];
        await iam.CallAsync($"Create{kind}", [(name, "x"), .. trust]);
        return iam;
    }
}
