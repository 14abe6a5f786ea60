namespace Millrace.Lambda.Tests.Operations;

public sealed class PublishVersionTests
{
    [Fact]
    public async Task Versions_are_numbered_and_what_has_not_changed_makes_no_other()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Environment":{"Variables":{"K1":"v"}} """);
        var first = await lambda.SendAsync("PublishVersion", """{"FunctionName":"f","Description":"first"}""");
        Assert.Equal(("1", $"{TestLambda.Arn("f")}:1", "first", "Pending"), ((string?)first["Version"], (string?)first["FunctionArn"], (string?)first["Description"], (string?)first["State"]));
        var again = await lambda.SendAsync("PublishVersion", """{"FunctionName":"f","Description":"again"}""");
        Assert.Equal(("1", "first", "Active"), ((string?)again["Version"], (string?)again["Description"], (string?)again["State"]));

        await lambda.SendAsync("UpdateFunctionConfiguration", """{"FunctionName":"f","Environment":{"Variables":{"K1":"w"}}}""");
        Assert.Equal("2", (string?)(await lambda.SendAsync("PublishVersion", """{"FunctionName":"f"}"""))["Version"]);
        await lambda.SendAsync("UpdateFunctionCode", $$"""{"FunctionName":"f","ZipFile":"{{Zips.Other}}"}""");
        Assert.Equal("3", (string?)(await lambda.SendAsync("PublishVersion", """{"FunctionName":"f"}"""))["Version"]);
        // A version keeps its code when the function gets other code.
        Assert.Equal(2, lambda.Blobs.List().Count);
        Assert.Equal(201, await lambda.StatusAsync("PublishVersion", """{"FunctionName":"f"}"""));
    }

    [Fact]
    public async Task What_is_published_can_be_pinned()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        await lambda.InvalidAsync(
            "PublishVersion",
            """{"FunctionName":"f","CodeSha256":"x"}""",
            $"CodeSHA256 (x) is different from current CodeSHA256 in $LATEST ({Zips.Sha256(Zips.Small)}). Please try again with the CodeSHA256 in $LATEST.");
        await lambda.RefusedAsync(
            "PublishVersion",
            """{"FunctionName":"f","RevisionId":"x"}""",
            "PreconditionFailedException",
            "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id");
        await lambda.SendAsync("PublishVersion", $$"""{"FunctionName":"f","CodeSha256":"{{Zips.Sha256(Zips.Small)}}"}""");
    }
}
