namespace Millrace.Lambda.Tests.Operations;

public sealed class UpdateFunctionCodeTests
{
    [Fact]
    public async Task Code_is_replaced_and_the_old_one_is_not_kept()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var before = await lambda.ConfigurationAsync("f");
        var answer = await lambda.SendAsync("UpdateFunctionCode", $$"""{"FunctionName":"f","ZipFile":"{{Zips.Other}}","Architectures":["arm64"]}""");
        Assert.Equal(("Active", "InProgress"), ((string?)answer["State"], (string?)answer["LastUpdateStatus"]));
        Assert.Equal(("The function is being created.", "Creating"), ((string?)answer["LastUpdateStatusReason"], (string?)answer["LastUpdateStatusReasonCode"]));
        Assert.Equal(Zips.Sha256(Zips.Other), (string?)answer["CodeSha256"]);

        var now = await lambda.ConfigurationAsync("f");
        Assert.Equal(("Successful", "arm64"), ((string?)now["LastUpdateStatus"], (string?)now["Architectures"]![0]));
        Assert.Null(now["LastUpdateStatusReason"]);
        Assert.Equal(3, new[] { before, answer, now }.Select(static configuration => (string?)configuration["RevisionId"]).Distinct().Count());
        Assert.Single(lambda.Blobs.List());
    }

    [Fact]
    public async Task A_version_can_be_published_with_it()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var answer = await lambda.SendAsync("UpdateFunctionCode", $$"""{"FunctionName":"f","ZipFile":"{{Zips.Other}}","Publish":true}""");
        Assert.Equal(("1", $"{TestLambda.Arn("f")}:1"), ((string?)answer["Version"], (string?)answer["FunctionArn"]));
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var before = await lambda.ConfigurationAsync("f");
        var answer = await lambda.SendAsync("UpdateFunctionCode", $$"""{"FunctionName":"f","ZipFile":"{{Zips.Other}}","DryRun":true}""");
        Assert.Equal(Zips.Sha256(Zips.Other), (string?)answer["CodeSha256"]);
        Assert.Equal(before.ToJsonString(), (await lambda.ConfigurationAsync("f")).ToJsonString());
    }

    [Fact]
    public async Task A_revision_is_checked()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var revision = (string?)(await lambda.ConfigurationAsync("f"))["RevisionId"];
        await lambda.SendAsync("UpdateFunctionCode", $$"""{"FunctionName":"f","ZipFile":"{{Zips.Other}}","RevisionId":"{{revision}}"}""");
        var error = await lambda.RefusedAsync(
            "UpdateFunctionCode",
            $$"""{"FunctionName":"f","ZipFile":"{{Zips.Small}}","RevisionId":"{{revision}}"}""",
            "PreconditionFailedException",
            "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id");
        Assert.Equal(412, error.Status);
    }

    [Fact]
    public async Task A_missing_function_has_no_code()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.MissingAsync("UpdateFunctionCode", $$"""{"FunctionName":"f","ZipFile":"{{Zips.Small}}"}""", $"Function not found: {TestLambda.Arn("f")}");
        Assert.Empty(lambda.Blobs.List());
    }
}
