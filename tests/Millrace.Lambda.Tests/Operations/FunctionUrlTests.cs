using Millrace.Wire;

namespace Millrace.Lambda.Tests.Operations;

public sealed class FunctionUrlTests
{
    [Fact]
    public async Task A_url_is_given_changed_and_taken_away()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Publish":true """);
        await lambda.SendAsync("CreateAlias", """{"FunctionName":"f","Name":"live","FunctionVersion":"1"}""");
        var made = await lambda.SendAsync("CreateFunctionUrlConfig", """{"FunctionName":"f","AuthType":"AWS_IAM","Cors":{"AllowOrigins":["*"]}}""");
        Assert.Matches(@"\Ahttp://[a-z2-7]{32}\.lambda-url\.eu-central-1\.localhost:4566/\z", (string)made["FunctionUrl"]!);
        Assert.Equal((TestLambda.Arn("f"), "BUFFERED"), ((string?)made["FunctionArn"], (string?)made["InvokeMode"]));
        var ofAlias = await lambda.SendAsync("CreateFunctionUrlConfig", """{"FunctionName":"f","Qualifier":"live","AuthType":"NONE"}""");
        Assert.Equal($"{TestLambda.Arn("f")}:live", (string?)ofAlias["FunctionArn"]);
        Assert.Equal(2, (await lambda.SendAsync("ListFunctionUrlConfigs", """{"FunctionName":"f"}"""))["FunctionUrlConfigs"]!.AsArray().Count);

        var changed = await lambda.SendAsync("UpdateFunctionUrlConfig", """{"FunctionName":"f","AuthType":"NONE"}""");
        Assert.Equal(("NONE", "*", (string?)made["FunctionUrl"]), ((string?)changed["AuthType"], (string?)changed["Cors"]!["AllowOrigins"]![0], (string?)changed["FunctionUrl"]));
        Assert.Equal("NONE", (string?)(await lambda.SendAsync("GetFunctionUrlConfig", """{"FunctionName":"f"}"""))["AuthType"]);
        Assert.Equal(204, await lambda.StatusAsync("DeleteFunctionUrlConfig", """{"FunctionName":"f"}"""));
        await lambda.MissingAsync("GetFunctionUrlConfig", """{"FunctionName":"f"}""", "The resource you requested does not exist.");
    }

    [Fact]
    public async Task A_function_has_one_url()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        await lambda.SendAsync("CreateFunctionUrlConfig", """{"FunctionName":"f","AuthType":"NONE"}""");
        await lambda.RefusedAsync(
            "CreateFunctionUrlConfig",
            """{"FunctionName":"f","AuthType":"NONE"}""",
            "ResourceConflictException",
            $"Failed to create function url config for [functionArn = {TestLambda.Arn("f")}]. Error message:  FunctionUrlConfig exists for this Lambda function");
    }

    [Fact]
    public async Task What_is_missing_is_told_with_a_capital()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var error = await Assert.ThrowsAsync<ServiceException>(() => lambda.SendAsync("GetFunctionUrlConfig", """{"FunctionName":"f"}"""));
        Assert.Equal(("ResourceNotFoundException", 404, "Message"), (error.Code, error.Status, error.MessageMember));
        await lambda.MissingAsync("CreateFunctionUrlConfig", """{"FunctionName":"g","AuthType":"NONE"}""", "Function does not exist");
        await lambda.MissingAsync("UpdateFunctionUrlConfig", """{"FunctionName":"f"}""", "The resource you requested does not exist.");
        await lambda.MissingAsync("DeleteFunctionUrlConfig", """{"FunctionName":"f"}""", "The resource you requested does not exist.");
    }
}
