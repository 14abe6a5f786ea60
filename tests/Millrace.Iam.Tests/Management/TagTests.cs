namespace Millrace.Iam.Tests.Management;

public sealed class TagTests
{
    [Theory]
    [InlineData("User", "UserName", "x")]
    [InlineData("Role", "RoleName", "x")]
    [InlineData("InstanceProfile", "InstanceProfileName", "x")]
    [InlineData("Policy", "PolicyArn", "arn:aws:iam::123456789012:policy/x")]
    public async Task Tags_are_added_changed_listed_in_pages_and_taken_off(string kind, string name, string value)
    {
        await using var iam = await TestIam.OpenAsync();
        (string, string)[] rest = kind switch
        {
            "Role" => [("AssumeRolePolicyDocument", TestIam.Trust)],
            "Policy" => [("PolicyDocument", TestIam.Policy)],
            _ => [],
        };
        await iam.CallAsync($"Create{kind}", [($"{kind}Name", "x"), .. rest]);
        var target = (name, value);
        Assert.Empty((await iam.CallAsync($"List{kind}Tags", target)).Element("Tags")!.Elements());

        await iam.CallAsync($"Tag{kind}", target, ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "1"), ("Tags.member.2.Key", "b"), ("Tags.member.2.Value", ""));
        await iam.CallAsync($"Tag{kind}", target, ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "2"));
        var first = await iam.CallAsync($"List{kind}Tags", target, ("MaxItems", "1"));
        var second = await iam.CallAsync($"List{kind}Tags", target, ("Marker", (string)first.Element("Marker")!));
        Assert.Equal(["a2", "b"], new[] { first, second }.Select(static page => page.Element("Tags")!.Elements().Single().Value));

        await iam.CallAsync($"Untag{kind}", target, ("TagKeys.member.1", "a"), ("TagKeys.member.2", "none"));
        Assert.Equal(["b"], (await iam.CallAsync($"List{kind}Tags", target)).Element("Tags")!.Elements().Select(static tag => tag.Value));
        Assert.Equal("NoSuchEntity", (await iam.ErrorAsync($"List{kind}Tags", (name, value + "y"))).Code);
    }
}
