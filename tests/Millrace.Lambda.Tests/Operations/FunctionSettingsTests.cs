namespace Millrace.Lambda.Tests.Operations;

/// <summary>Settings of an account and of a function that stand beside its configuration.</summary>
public sealed class FunctionSettingsTests
{
    [Fact]
    public async Task An_account_is_told_what_it_uses()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Publish":true """);
        var answer = await lambda.SendAsync("GetAccountSettings", "{}");
        var size = Convert.FromBase64String(Zips.Small).Length;
        Assert.Equal((1L, 2L * size), ((long)answer["AccountUsage"]!["FunctionCount"]!, (long)answer["AccountUsage"]!["TotalCodeSize"]!));
        Assert.Equal(
            """{"TotalCodeSize":80530636800,"CodeSizeUnzipped":262144000,"CodeSizeZipped":52428800,"ConcurrentExecutions":1000,"UnreservedConcurrentExecutions":1000}""",
            answer["AccountLimit"]!.ToJsonString());
    }

    [Fact]
    public async Task Code_needs_no_signature()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        Assert.Equal("""{"FunctionName":"f"}""", (await lambda.SendAsync("GetFunctionCodeSigningConfig", $$"""{"FunctionName":"{{TestLambda.Arn("f")}}"}""")).ToJsonString());
        await lambda.MissingAsync("GetFunctionCodeSigningConfig", """{"FunctionName":"g"}""", $"Function not found: {TestLambda.Arn("g")}");
    }

    [Fact]
    public async Task Runtimes_are_brought_up_to_date_as_it_was_said()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        Assert.Equal("Auto", (string?)(await lambda.SendAsync("GetRuntimeManagementConfig", """{"FunctionName":"f"}"""))["UpdateRuntimeOn"]);
        const string Version = "arn:aws:lambda:eu-central-1::runtime:0123456789abcdef";
        var set = await lambda.SendAsync("PutRuntimeManagementConfig", $$"""{"FunctionName":"f","UpdateRuntimeOn":"Manual","RuntimeVersionArn":"{{Version}}"}""");
        Assert.Equal(TestLambda.Arn("f"), (string?)set["FunctionArn"]);
        var now = await lambda.SendAsync("GetRuntimeManagementConfig", """{"FunctionName":"f","Qualifier":"$LATEST"}""");
        Assert.Equal(("Manual", Version), ((string?)now["UpdateRuntimeOn"], (string?)now["RuntimeVersionArn"]));
        await lambda.InvalidAsync(
            "PutRuntimeManagementConfig",
            """{"FunctionName":"f","UpdateRuntimeOn":"Manual"}""",
            "The runtime version ARN must be given when runtimes are updated manually, and only then.");
        await lambda.MissingAsync("GetRuntimeManagementConfig", """{"FunctionName":"f","Qualifier":"1"}""", $"Function not found: {TestLambda.Arn("f")}:1");
    }

    [Fact]
    public async Task Loops_are_ended_unless_it_was_said()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        Assert.Equal("Terminate", (string?)(await lambda.SendAsync("GetFunctionRecursionConfig", """{"FunctionName":"f"}"""))["RecursiveLoop"]);
        await lambda.SendAsync("PutFunctionRecursionConfig", """{"FunctionName":"f","RecursiveLoop":"Allow"}""");
        Assert.Equal("Allow", (string?)(await lambda.SendAsync("GetFunctionRecursionConfig", """{"FunctionName":"f"}"""))["RecursiveLoop"]);
        await lambda.RefusedAsync(
            "PutFunctionRecursionConfig",
            """{"FunctionName":"f","RecursiveLoop":"Maybe"}""",
            "ValidationException",
            "1 validation error detected: Value 'Maybe' at 'recursiveLoop' failed to satisfy constraint: Member must satisfy enum value set: [Allow, Terminate]");
    }
}
