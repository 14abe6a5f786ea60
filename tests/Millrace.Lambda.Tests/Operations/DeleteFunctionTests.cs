namespace Millrace.Lambda.Tests.Operations;

public sealed class DeleteFunctionTests
{
    [Fact]
    public async Task A_function_goes_with_its_code()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        await lambda.CreateAsync("g");
        Assert.Equal(204, await lambda.StatusAsync("DeleteFunction", """{"FunctionName":"f"}"""));
        // The other one has the same code.
        Assert.Single(lambda.Blobs.List());
        await lambda.MissingAsync("DeleteFunction", """{"FunctionName":"f"}""", $"Function not found: {TestLambda.Arn("f")}");
        await lambda.SendAsync("DeleteFunction", """{"FunctionName":"g"}""");
        Assert.Empty(lambda.Blobs.List());
    }

    [Fact]
    public async Task A_version_is_deleted_alone_and_its_number_not_given_again()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Publish":true """);
        await lambda.SendAsync("DeleteFunction", """{"FunctionName":"f","Qualifier":"1"}""");
        await lambda.SendAsync("DeleteFunction", """{"FunctionName":"f","Qualifier":"7"}""");
        await lambda.MissingAsync("GetFunction", """{"FunctionName":"f:1"}""", $"Function not found: {TestLambda.Arn("f")}:1");
        Assert.Equal("2", (string?)(await lambda.SendAsync("PublishVersion", """{"FunctionName":"f"}"""))["Version"]);
    }

    [Fact]
    public async Task Not_everything_can_be_deleted()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Publish":true """);
        await lambda.SendAsync("CreateAlias", """{"FunctionName":"f","Name":"live","FunctionVersion":"1"}""");
        await lambda.InvalidAsync("DeleteFunction", """{"FunctionName":"f:$LATEST"}""", "$LATEST version cannot be deleted without deleting the function.");
        await lambda.InvalidAsync("DeleteFunction", """{"FunctionName":"f:live"}""", "Deletion of aliases is not currently supported.");
        await lambda.RefusedAsync(
            "DeleteFunction", """{"FunctionName":"f:1"}""", "ResourceConflictException", "Unable to delete version because the following aliases reference it: [live]");
    }
}
