namespace Millrace.Lambda.Tests.Operations;

public sealed class GetFunctionTests
{
    [Theory]
    [InlineData("f", null)]
    [InlineData("function:f", null)]
    [InlineData("123456789012:function:f", null)]
    [InlineData("arn:aws:lambda:eu-central-1:123456789012:function:f", null)]
    [InlineData("f:$LATEST", ":$LATEST")]
    [InlineData("f:1", ":1")]
    [InlineData("arn:aws:lambda:eu-central-1:123456789012:function:f:live", ":live")]
    public async Task A_function_goes_by_many_names(string name, string? qualifier)
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Publish":true """);
        await lambda.SendAsync("CreateAlias", """{"FunctionName":"f","Name":"live","FunctionVersion":"1"}""");
        var configuration = (await lambda.SendAsync("GetFunction", $$"""{"FunctionName":"{{name}}"}"""))["Configuration"]!;
        Assert.Equal(TestLambda.Arn("f") + qualifier, (string?)configuration["FunctionArn"]);
        Assert.Equal(qualifier is null or ":$LATEST" ? "$LATEST" : "1", (string?)configuration["Version"]);
    }

    [Fact]
    public async Task The_code_can_be_fetched_for_ten_minutes()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var code = (await lambda.SendAsync("GetFunction", """{"FunctionName":"f"}"""))["Code"]!;
        Assert.Equal("S3", (string?)code["RepositoryType"]);
        var location = new Uri((string)code["Location"]!);
        Assert.Equal("http://localhost:4566/_millrace/code/", location.AbsoluteUri[..^location.Segments[^1].Length]);
        var token = location.Segments[^1];
        using (var zip = new MemoryStream())
        {
            using (var stream = lambda.Service.OpenCode(token)) stream!.CopyTo(zip);
            Assert.Equal(Zips.Small, Convert.ToBase64String(zip.ToArray()));
        }

        Assert.Null(lambda.Service.OpenCode(token[..^1] + (token[^1] == 'A' ? 'B' : 'A')));
        Assert.Null(lambda.Service.OpenCode("x"));
        lambda.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Null(lambda.Service.OpenCode(token));
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.MissingAsync("GetFunction", """{"FunctionName":"f"}""", $"Function not found: {TestLambda.Arn("f")}");
        await lambda.CreateAsync("f");
        await lambda.MissingAsync("GetFunction", """{"FunctionName":"f","Qualifier":"1"}""", $"Function not found: {TestLambda.Arn("f")}:1");
        await lambda.MissingAsync("GetFunction", """{"FunctionName":"f:live"}""", $"Function not found: {TestLambda.Arn("f")}:live");
        await lambda.InvalidAsync(
            "GetFunction", """{"FunctionName":"f:1","Qualifier":"2"}""", "The derived qualifier from the function name does not match the specified qualifier.");
    }

    [Fact]
    public async Task Another_account_is_let_in_only_by_leave()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var request = $$"""{"FunctionName":"{{TestLambda.Arn("f")}}"}""";
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => lambda.SendFromAsync("GetFunction", request, account: "210987654321"));
        Assert.Equal(("AccessDeniedException", 403), (error.Code, error.Status));
        Assert.Equal("f", (string?)(await lambda.SendFromAsync("GetFunction", request, account: "210987654321", isGranted: true))["Configuration"]!["FunctionName"]);
    }

    [Fact]
    public async Task Tags_and_concurrency_are_told_of_the_function()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Tags":{"k":"v"} """);
        await lambda.SendAsync("PutFunctionConcurrency", """{"FunctionName":"f","ReservedConcurrentExecutions":5}""");
        var answer = await lambda.SendAsync("GetFunction", """{"FunctionName":"f"}""");
        Assert.Equal(("v", 5), ((string?)answer["Tags"]!["k"], (int)answer["Concurrency"]!["ReservedConcurrentExecutions"]!));
        Assert.Null((await lambda.SendAsync("GetFunction", """{"FunctionName":"f:$LATEST"}"""))["Tags"]);
    }
}
