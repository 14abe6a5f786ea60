using Millrace.Iam.Principals;

namespace Millrace.Iam.Tests.Management;

public sealed class UserTests
{
    [Fact]
    public async Task A_user_is_described_as_it_was_made()
    {
        await using var iam = await TestIam.OpenAsync();
        var made = await iam.CallAsync("CreateUser", ("UserName", "ada"), ("Path", "/devices/"), ("Tags.member.1.Key", "Fleet"), ("Tags.member.1.Value", "north"));
        var user = (await iam.CallAsync("GetUser", ("UserName", "ada"))).Element("User")!;

        Assert.Equal(made.Element("User")!.ToString(), user.ToString());
        Assert.Equal("arn:aws:iam::123456789012:user/devices/ada", (string?)user.Element("Arn"));
        Assert.Equal("/devices/", (string?)user.Element("Path"));
        Assert.Equal("2026-03-01T12:00:00Z", (string?)user.Element("CreateDate"));
        Assert.Matches("^AIDA[A-Z2-7]{17}$", (string?)user.Element("UserId"));
        Assert.Equal("Fleet", (string?)user.Element("Tags")!.Element("member")!.Element("Key"));
    }

    [Fact]
    public async Task A_name_is_taken_whatever_the_case_of_its_letters()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateUser", ("UserName", "ada"));
        Assert.Equal((409, "EntityAlreadyExists", "User with name ADA already exists."), await iam.ErrorAsync("CreateUser", ("UserName", "ADA")));
    }

    [Fact]
    public async Task A_user_that_is_not_there_is_not_found()
    {
        await using var iam = await TestIam.OpenAsync();
        foreach (var action in new[] { "GetUser", "DeleteUser", "UpdateUser", "ListUserTags", "ListUserPolicies", "ListGroupsForUser", "ListAccessKeys", "CreateAccessKey" })
            Assert.Equal((404, "NoSuchEntity", "The user with name eve cannot be found."), await iam.ErrorAsync(action, ("UserName", "eve")));
    }

    [Fact]
    public async Task A_user_is_renamed_with_its_keys_and_groups()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateUser", ("UserName", "ada"));
        await iam.CallAsync("CreateGroup", ("GroupName", "writers"));
        await iam.CallAsync("AddUserToGroup", ("GroupName", "writers"), ("UserName", "ada"));
        var key = (string)(await iam.CallAsync("CreateAccessKey", ("UserName", "ada"))).Element("AccessKey")!.Element("AccessKeyId")!;

        await iam.CallAsync("UpdateUser", ("UserName", "ada"), ("NewUserName", "grace"), ("NewPath", "/people/"));

        Assert.Equal("arn:aws:iam::123456789012:user/people/grace", iam.Directory.FindKey(key)?.Principal.Arn);
        Assert.Equal("grace", (string?)(await iam.CallAsync("GetGroup", ("GroupName", "writers"))).Element("Users")!.Element("member")!.Element("UserName"));
        Assert.Equal("NoSuchEntity", (await iam.ErrorAsync("GetUser", ("UserName", "ada"))).Code);
        using var reopened = await iam.ReopenAsync();
        Assert.Equal(["grace"], reopened.Find(TestIam.Account).Users.Keys);
    }

    [Fact]
    public async Task A_rename_to_a_taken_name_changes_nothing()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateUser", ("UserName", "ada"));
        await iam.CallAsync("CreateUser", ("UserName", "grace"));
        Assert.Equal("EntityAlreadyExists", (await iam.ErrorAsync("UpdateUser", ("UserName", "ada"), ("NewUserName", "Grace"))).Code);
        await iam.CallAsync("UpdateUser", ("UserName", "ada"), ("NewUserName", "Ada"));
        Assert.Equal(["Ada", "grace"], iam.State.Users.Values.Select(static u => u.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("key", "Cannot delete entity, must delete access keys first.")]
    [InlineData("group", "Cannot delete entity, must remove users from group first.")]
    [InlineData("inline", "Cannot delete entity, must delete policies first.")]
    [InlineData("attached", "Cannot delete entity, must detach all policies first.")]
    public async Task A_user_that_has_something_left_stays(string what, string message)
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateUser", ("UserName", "ada"));
        await iam.CallAsync("CreateGroup", ("GroupName", "g"));
        switch (what)
        {
            case "key": await iam.CallAsync("CreateAccessKey", ("UserName", "ada")); break;
            case "group": await iam.CallAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", "ada")); break;
            case "inline": await iam.CallAsync("PutUserPolicy", ("UserName", "ada"), ("PolicyName", "p"), ("PolicyDocument", TestIam.Policy)); break;
            default: await iam.CallAsync("AttachUserPolicy", ("UserName", "ada"), ("PolicyArn", "arn:aws:iam::aws:policy/AmazonKinesisFullAccess")); break;
        }

        Assert.Equal((409, "DeleteConflict", message), await iam.ErrorAsync("DeleteUser", ("UserName", "ada")));
    }

    [Fact]
    public async Task Keys_are_told_once_and_two_are_the_most()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateUser", ("UserName", "ada"));
        var key = (await iam.CallAsync("CreateAccessKey", ("UserName", "ada"))).Element("AccessKey")!;
        await iam.CallAsync("CreateAccessKey", ("UserName", "ada"));

        Assert.Matches("^AKIA[A-Z2-7]{16}$", (string?)key.Element("AccessKeyId"));
        Assert.Equal(40, ((string)key.Element("SecretAccessKey")!).Length);
        Assert.Equal((409, "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2"), await iam.ErrorAsync("CreateAccessKey", ("UserName", "ada")));
        Assert.DoesNotContain("Secret", (await iam.CallAsync("ListAccessKeys", ("UserName", "ada"))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_switched_off_and_on_and_deleted()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateUser", ("UserName", "ada"));
        await iam.CallAsync("CreateUser", ("UserName", "eve"));
        var id = (string)(await iam.CallAsync("CreateAccessKey", ("UserName", "ada"))).Element("AccessKey")!.Element("AccessKeyId")!;

        await iam.CallAsync("UpdateAccessKey", ("UserName", "ada"), ("AccessKeyId", id), ("Status", "Inactive"));
        Assert.False(iam.Directory.FindKey(id)?.Key.IsActive);
        await iam.CallAsync("UpdateAccessKey", ("UserName", "ada"), ("AccessKeyId", id), ("Status", "Active"));
        Assert.True(iam.Directory.FindKey(id)?.Key.IsActive);
        Assert.Equal((404, "NoSuchEntity", $"The Access Key with id {id} cannot be found."), await iam.ErrorAsync("DeleteAccessKey", ("UserName", "eve"), ("AccessKeyId", id)));
        await iam.CallAsync("DeleteAccessKey", ("UserName", "ada"), ("AccessKeyId", id));
        Assert.Null(iam.Directory.FindKey(id));
    }

    [Fact]
    public async Task The_last_use_of_a_key_is_told()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateUser", ("UserName", "ada"));
        var id = (string)(await iam.CallAsync("CreateAccessKey", ("UserName", "ada"))).Element("AccessKey")!.Element("AccessKeyId")!;
        Assert.Equal("N/A", (string?)(await iam.CallAsync("GetAccessKeyLastUsed", ("AccessKeyId", id))).Element("AccessKeyLastUsed")!.Element("Region"));

        iam.Uses.Note(id, "kinesis", "eu-west-1", iam.Time.GetUtcNow());
        var used = (await iam.CallAsync("GetAccessKeyLastUsed", ("AccessKeyId", id))).Element("AccessKeyLastUsed")!;
        Assert.Equal(("kinesis", "eu-west-1", "2026-03-01T12:00:00Z"), ((string)used.Element("ServiceName")!, (string)used.Element("Region")!, (string)used.Element("LastUsedDate")!));
    }

    [Fact]
    public async Task A_call_without_a_name_is_about_the_caller()
    {
        await using var iam = await TestIam.OpenAsync();
        Assert.Equal("arn:aws:iam::123456789012:root", (string?)(await iam.CallAsync("GetUser")).Element("User")!.Element("Arn"));
        Assert.Equal((400, "ValidationError", "Must specify userName when calling with non-User credentials"), await iam.ErrorAsync("CreateAccessKey"));

        await iam.CallAsync("CreateUser", ("UserName", "ada"));
        iam.Caller = new UserPrincipal(TestIam.Account, iam.State.Users["ada"], "AKIAADA");
        Assert.Equal("ada", (string?)(await iam.CallAsync("GetUser")).Element("User")!.Element("UserName"));
        await iam.CallAsync("CreateAccessKey");
        Assert.Equal("ada", (string?)(await iam.CallAsync("ListAccessKeys")).Element("AccessKeyMetadata")!.Element("member")!.Element("UserName"));
    }

    [Fact]
    public async Task Lists_come_in_pages_and_by_path()
    {
        await using var iam = await TestIam.OpenAsync();
        foreach (var name in new[] { "carol", "Alice", "bob", "dave" }) await iam.CallAsync("CreateUser", ("UserName", name), ("Path", name == "dave" ? "/other/" : "/team/"));

        var first = await iam.CallAsync("ListUsers", ("PathPrefix", "/team/"), ("MaxItems", "2"));
        Assert.Equal(["Alice", "bob"], first.Element("Users")!.Elements().Select(static u => (string)u.Element("UserName")!));
        Assert.Equal("true", (string?)first.Element("IsTruncated"));
        await iam.CallAsync("DeleteUser", ("UserName", "bob"));
        var second = await iam.CallAsync("ListUsers", ("PathPrefix", "/team/"), ("MaxItems", "2"), ("Marker", (string)first.Element("Marker")!));
        Assert.Equal(["carol"], second.Element("Users")!.Elements().Select(static u => (string)u.Element("UserName")!));
        Assert.Equal("false", (string?)second.Element("IsTruncated"));
        Assert.Equal("ValidationError", (await iam.ErrorAsync("ListUsers", ("Marker", "~"))).Code);
    }

    [Fact]
    public async Task Tags_are_the_same_whatever_the_case_of_their_keys()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateUser", ("UserName", "ada"));
        await iam.CallAsync("TagUser", ("UserName", "ada"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a"));
        await iam.CallAsync("TagUser", ("UserName", "ada"), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "b"));
        var tags = (await iam.CallAsync("ListUserTags", ("UserName", "ada"))).Element("Tags")!.Elements().Select(static t => ((string)t.Element("Key")!, (string)t.Element("Value")!));
        Assert.Equal([("Team", "b")], tags);
        Assert.Equal(
            (400, "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive."),
            await iam.ErrorAsync("TagUser", ("UserName", "ada"), ("Tags.member.1.Key", "x"), ("Tags.member.1.Value", ""), ("Tags.member.2.Key", "X"), ("Tags.member.2.Value", "")));
        await iam.CallAsync("UntagUser", ("UserName", "ada"), ("TagKeys.member.1", "TEAM"));
        Assert.Empty(iam.State.Users["ada"].Tags);
    }

    [Fact]
    public async Task More_tags_than_fifty_are_refused()
    {
        await using var iam = await TestIam.OpenAsync();
        await iam.CallAsync("CreateUser", ("UserName", "ada"));
        for (var batch = 0; batch < 2; batch++)
        {
            var tags = Enumerable.Range(1, 25).SelectMany(i => new[] { ($"Tags.member.{i}.Key", $"k{(batch * 25) + i}"), ($"Tags.member.{i}.Value", "v") });
            await iam.CallAsync("TagUser", [("UserName", "ada"), .. tags]);
        }

        Assert.Equal("LimitExceeded", (await iam.ErrorAsync("TagUser", ("UserName", "ada"), ("Tags.member.1.Key", "k51"), ("Tags.member.1.Value", "v"))).Code);
    }
}
