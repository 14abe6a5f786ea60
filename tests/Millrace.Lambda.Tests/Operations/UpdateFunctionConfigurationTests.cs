namespace Millrace.Lambda.Tests.Operations;

public sealed class UpdateFunctionConfigurationTests
{
    [Fact]
    public async Task What_is_left_out_stays()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Description":"d","Environment":{"Variables":{"K1":"v"}} """);
        var answer = await lambda.SendAsync("UpdateFunctionConfiguration", """{"FunctionName":"f","Timeout":10}""");
        Assert.Equal("InProgress", (string?)answer["LastUpdateStatus"]);
        var now = await lambda.ConfigurationAsync("f");
        Assert.Equal((10, "d", "v"), ((int)now["Timeout"]!, (string?)now["Description"], (string?)now["Environment"]!["Variables"]!["K1"]));
        await lambda.SendAsync("UpdateFunctionConfiguration", """{"FunctionName":"f","Environment":{"Variables":{}},"Description":""}""");
        Assert.Empty((await lambda.ConfigurationAsync("f"))["Environment"]!["Variables"]!.AsObject());
    }

    [Fact]
    public async Task What_is_wrong_changes_nothing()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var before = (await lambda.ConfigurationAsync("f")).ToJsonString();
        await lambda.InvalidAsync(
            "UpdateFunctionConfiguration",
            """{"FunctionName":"f","Role":"arn:aws:iam::123456789012:role/other"}""",
            "The role defined for the function cannot be assumed by Lambda.");
        await lambda.RefusedAsync(
            "UpdateFunctionConfiguration",
            """{"FunctionName":"f","RevisionId":"x"}""",
            "PreconditionFailedException",
            "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id");
        await lambda.InvalidAsync(
            "UpdateFunctionConfiguration",
            """{"FunctionName":"f","Layers":["arn:aws:lambda:eu-central-1:123456789012:layer:l:1"]}""",
            "Layer version arn:aws:lambda:eu-central-1:123456789012:layer:l:1 does not exist.");
        Assert.Equal(before, (await lambda.ConfigurationAsync("f")).ToJsonString());
        await lambda.MissingAsync("UpdateFunctionConfiguration", """{"FunctionName":"g"}""", $"Function not found: {TestLambda.Arn("g")}");
    }
}
