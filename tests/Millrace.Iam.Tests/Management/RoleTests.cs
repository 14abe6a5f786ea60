namespace Millrace.Iam.Tests.Management;

public sealed class RoleTests
{
    [Fact]
    public async Task A_role_is_described_as_it_was_made()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateRole", ("RoleName", "reader"), ("AssumeRolePolicyDocument", TestIam.Trust), ("Description", "reads"), ("MaxSessionDuration", "7200"));
        var role = (await iam.CallAsync("GetRole", ("RoleName", "reader"))).Element("Role")!;

        Assert.Equal("arn:aws:iam::123456789012:role/reader", (string?)role.Element("Arn"));
        Assert.Matches("^AROA[A-Z2-7]{17}$", (string?)role.Element("RoleId"));
        Assert.Equal(Uri.EscapeDataString(TestIam.Trust), (string?)role.Element("AssumeRolePolicyDocument"));
        Assert.Equal("7200", (string?)role.Element("MaxSessionDuration"));
        Assert.NotNull(role.Element("RoleLastUsed"));
    }

    [Theory]
    [InlineData("{}", "Syntax errors in policy.")]
    [InlineData("{", "This policy contains invalid Json")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole","Resource":"*"}]}""", "Has prohibited field Resource.")]
    public async Task A_trust_policy_that_is_none_is_refused(string policy, string message)
    {
        await using var iam = await TestIam.OpenAsync();
        Assert.Equal((400, "MalformedPolicyDocument", message), await iam.ErrorAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", policy)));
        await iam.CallAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", TestIam.Trust));
        Assert.Equal((400, "MalformedPolicyDocument", message), await iam.ErrorAsync("UpdateAssumeRolePolicy", ("RoleName", "r"), ("PolicyDocument", policy)));
    }

    [Fact]
    public async Task A_role_in_an_instance_profile_stays()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", TestIam.Trust));
        await iam.CallAsync("CreateRole", ("RoleName", "other"), ("AssumeRolePolicyDocument", TestIam.Trust));
        Assert.Empty((await iam.CallAsync("ListInstanceProfilesForRole", ("RoleName", "r"))).Element("InstanceProfiles")!.Elements());
        await iam.CallAsync("CreateInstanceProfile", ("InstanceProfileName", "p"));
        await iam.CallAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "p"), ("RoleName", "r"));

        Assert.Equal((409, "LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1"), await iam.ErrorAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "p"), ("RoleName", "other")));
        Assert.Equal((409, "DeleteConflict", "Cannot delete entity, must remove roles from instance profile first."), await iam.ErrorAsync("DeleteRole", ("RoleName", "r")));
        Assert.Equal("DeleteConflict", (await iam.ErrorAsync("DeleteInstanceProfile", ("InstanceProfileName", "p"))).Code);
        Assert.Equal("r", (string?)(await iam.CallAsync("GetInstanceProfile", ("InstanceProfileName", "p"))).Descendants("RoleName").Single());

        await iam.CallAsync("RemoveRoleFromInstanceProfile", ("InstanceProfileName", "p"), ("RoleName", "r"));
        await iam.CallAsync("DeleteRole", ("RoleName", "r"));
        await iam.CallAsync("DeleteInstanceProfile", ("InstanceProfileName", "p"));
        Assert.Equal((404, "NoSuchEntity", "Instance Profile p cannot be found."), await iam.ErrorAsync("GetInstanceProfile", ("InstanceProfileName", "p")));
    }

    [Fact]
    public async Task A_services_role_is_the_services()
    {
        await using var iam = await TestIam.OpenAsync();
        var made = (await iam.CallAsync("CreateServiceLinkedRole", ("AWSServiceName", "lambda.amazonaws.com"))).Element("Role")!;
        Assert.Equal("arn:aws:iam::123456789012:role/aws-service-role/lambda.amazonaws.com/AWSServiceRoleForLambda", (string?)made.Element("Arn"));
        var error = await iam.ErrorAsync("DeleteRole", ("RoleName", "AWSServiceRoleForLambda"));
        Assert.Equal((400, "UnmodifiableEntity"), (error.Status, error.Code));
        Assert.Equal("InvalidInput", (await iam.ErrorAsync("CreateServiceLinkedRole", ("AWSServiceName", "lambda.amazonaws.com"))).Code);
        Assert.Equal("InvalidInput", (await iam.ErrorAsync("CreateServiceLinkedRole", ("AWSServiceName", "nonsense"))).Code);

        var task = (string)(await iam.CallAsync("DeleteServiceLinkedRole", ("RoleName", "AWSServiceRoleForLambda"))).Element("DeletionTaskId")!;
        Assert.Equal("SUCCEEDED", (string?)(await iam.CallAsync("GetServiceLinkedRoleDeletionStatus", ("DeletionTaskId", task))).Element("Status"));
        Assert.Equal("NoSuchEntity", (await iam.ErrorAsync("GetServiceLinkedRoleDeletionStatus", ("DeletionTaskId", "task/x"))).Code);
    }

    [Fact]
    public async Task What_an_update_leaves_out_is_as_in_a_new_role()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", TestIam.Trust), ("Description", "d"), ("MaxSessionDuration", "7200"));
        await iam.CallAsync("UpdateRole", ("RoleName", "r"));
        Assert.Equal((null, 3600), (iam.State.Roles["r"].Description, iam.State.Roles["r"].MaxSessionDuration));
        await iam.CallAsync("UpdateRoleDescription", ("RoleName", "r"), ("Description", "new"));
        Assert.Equal("new", iam.State.Roles["r"].Description);
    }

    [Fact]
    public async Task A_role_is_bounded_until_it_is_not()
    {
        await using var iam = await TestIam.OpenAsync();
        const string Boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        await iam.CallAsync("CreateRole", ("RoleName", "r"), ("AssumeRolePolicyDocument", TestIam.Trust));
        Assert.Equal(
            (404, "NoSuchEntity", "Policy arn:aws:iam::aws:policy/None does not exist or is not attachable."),
            await iam.ErrorAsync("PutRolePermissionsBoundary", ("RoleName", "r"), ("PermissionsBoundary", "arn:aws:iam::aws:policy/None")));
        await iam.CallAsync("PutRolePermissionsBoundary", ("RoleName", "r"), ("PermissionsBoundary", Boundary));
        var told = (await iam.CallAsync("GetRole", ("RoleName", "r"))).Descendants("PermissionsBoundary").Single();
        Assert.Equal(("Policy", Boundary), ((string?)told.Element("PermissionsBoundaryType"), (string?)told.Element("PermissionsBoundaryArn")));
        await iam.CallAsync("DeleteRolePermissionsBoundary", ("RoleName", "r"));
        Assert.Empty((await iam.CallAsync("GetRole", ("RoleName", "r"))).Descendants("PermissionsBoundary"));
    }

    [Fact]
    public async Task Roles_and_profiles_are_listed_by_name_and_path()
    {
        await using var iam = await TestIam.OpenAsync();
        foreach (var (name, path) in new[] { ("c", "/fleet/"), ("a", "/fleet/"), ("b", "/") })
        {
            await iam.CallAsync("CreateRole", ("RoleName", name), ("Path", path), ("AssumeRolePolicyDocument", TestIam.Trust));
            await iam.CallAsync("CreateInstanceProfile", ("InstanceProfileName", name), ("Path", path));
        }

        foreach (var (action, element) in new[] { ("ListRoles", "RoleName"), ("ListInstanceProfiles", "InstanceProfileName") })
        {
            Assert.Equal(["a", "b", "c"], (await iam.CallAsync(action)).Descendants(element).Select(static name => name.Value));
            var page = await iam.CallAsync(action, ("PathPrefix", "/fleet/"), ("MaxItems", "1"));
            var rest = await iam.CallAsync(action, ("PathPrefix", "/fleet/"), ("Marker", (string)page.Element("Marker")!));
            Assert.Equal(["a", "c"], new[] { page, rest }.Select(page => page.Descendants(element).Single().Value));
        }
    }
}
