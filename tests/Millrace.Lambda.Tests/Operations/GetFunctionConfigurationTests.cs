namespace Millrace.Lambda.Tests.Operations;

public sealed class GetFunctionConfigurationTests
{
    [Fact]
    public async Task Settings_are_those_of_the_version()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Description":"one","Publish":true """);
        await lambda.SendAsync("UpdateFunctionConfiguration", """{"FunctionName":"f","Description":"two"}""");
        Assert.Equal("two", (string?)(await lambda.ConfigurationAsync("f"))["Description"]);
        Assert.Equal("one", (string?)(await lambda.SendAsync("GetFunctionConfiguration", """{"FunctionName":"f","Qualifier":"1"}"""))["Description"]);
        await lambda.MissingAsync("GetFunctionConfiguration", """{"FunctionName":"f","Qualifier":"2"}""", $"Function not found: {TestLambda.Arn("f")}:2");
    }
}
