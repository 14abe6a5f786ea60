namespace Millrace.Iam.Tests.Management;

public sealed class GroupTests
{
    [Fact]
    public async Task A_group_is_renamed_with_its_members_and_policies()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateUser", ("UserName", "ada"));
        await iam.CallAsync("CreateGroup", ("GroupName", "writers"), ("Path", "/fleet/"));
        await iam.CallAsync("AddUserToGroup", ("GroupName", "writers"), ("UserName", "ada"));
        await iam.CallAsync("PutGroupPolicy", ("GroupName", "writers"), ("PolicyName", "p"), ("PolicyDocument", TestIam.Policy));

        await iam.CallAsync("UpdateGroup", ("GroupName", "writers"), ("NewGroupName", "Writers"), ("NewPath", "/devices/"));

        var group = (await iam.CallAsync("ListGroupsForUser", ("UserName", "ada"))).Descendants("member").Single();
        Assert.Equal("arn:aws:iam::123456789012:group/devices/Writers", (string?)group.Element("Arn"));
        Assert.Equal("p", (await iam.CallAsync("ListGroupPolicies", ("GroupName", "Writers"))).Descendants("member").Single().Value);
    }

    [Fact]
    public async Task A_rename_to_a_taken_name_changes_nothing()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateGroup", ("GroupName", "writers"));
        await iam.CallAsync("CreateGroup", ("GroupName", "readers"));
        Assert.Equal(
            (409, "EntityAlreadyExists", "Group with name Readers already exists."), await iam.ErrorAsync("UpdateGroup", ("GroupName", "writers"), ("NewGroupName", "Readers")));
    }

    [Fact]
    public async Task A_group_goes_once_its_members_have_left()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateUser", ("UserName", "ada"));
        await iam.CallAsync("CreateGroup", ("GroupName", "writers"));
        await iam.CallAsync("AddUserToGroup", ("GroupName", "writers"), ("UserName", "ada"));
        Assert.Equal((409, "DeleteConflict", "Cannot delete entity, must remove users from group first."), await iam.ErrorAsync("DeleteGroup", ("GroupName", "writers")));

        await iam.CallAsync("RemoveUserFromGroup", ("GroupName", "writers"), ("UserName", "ada"));
        await iam.CallAsync("DeleteGroup", ("GroupName", "writers"));

        Assert.Equal((404, "NoSuchEntity", "The group with name writers cannot be found."), await iam.ErrorAsync("GetGroup", ("GroupName", "writers")));
    }

    [Fact]
    public async Task Groups_are_listed_by_name_and_path()
    {
        await using var iam = await TestIam.OpenAsync();
        foreach (var (name, path) in new[] { ("c", "/fleet/"), ("a", "/fleet/"), ("b", "/") }) await iam.CallAsync("CreateGroup", ("GroupName", name), ("Path", path));
        Assert.Equal(["a", "b", "c"], (await iam.CallAsync("ListGroups")).Descendants("GroupName").Select(static name => name.Value));
        var page = await iam.CallAsync("ListGroups", ("PathPrefix", "/fleet/"), ("MaxItems", "1"));
        Assert.Equal(("a", "true"), ((string?)page.Descendants("GroupName").Single(), (string?)page.Element("IsTruncated")));
        var rest = await iam.CallAsync("ListGroups", ("PathPrefix", "/fleet/"), ("Marker", (string)page.Element("Marker")!));
        Assert.Equal(("c", "false"), ((string?)rest.Descendants("GroupName").Single(), (string?)rest.Element("IsTruncated")));
    }
}
