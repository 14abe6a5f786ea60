namespace Millrace.Lambda.Tests.Operations;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Concurrency_is_set_aside_and_given_back()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        Assert.Empty(await lambda.SendAsync("GetFunctionConcurrency", """{"FunctionName":"f"}"""));
        await lambda.SendAsync("PutFunctionConcurrency", """{"FunctionName":"f","ReservedConcurrentExecutions":0}""");
        Assert.Equal(0, (int)(await lambda.SendAsync("GetFunctionConcurrency", """{"FunctionName":"f"}"""))["ReservedConcurrentExecutions"]!);
        Assert.Equal(204, await lambda.StatusAsync("DeleteFunctionConcurrency", """{"FunctionName":"f"}"""));
        Assert.Empty(await lambda.SendAsync("GetFunctionConcurrency", """{"FunctionName":"f"}"""));
    }

    [Fact]
    public async Task A_hundred_stay_for_everybody()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        await lambda.CreateAsync("g");
        await lambda.SendAsync("PutFunctionConcurrency", """{"FunctionName":"f","ReservedConcurrentExecutions":800}""");
        const string Text = "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].";
        await lambda.InvalidAsync("PutFunctionConcurrency", """{"FunctionName":"g","ReservedConcurrentExecutions":101}""", Text);
        await lambda.InvalidAsync("PutFunctionConcurrency", """{"FunctionName":"f","ReservedConcurrentExecutions":2147483647}""", Text);
        await lambda.SendAsync("PutFunctionConcurrency", """{"FunctionName":"f","ReservedConcurrentExecutions":900}""");
        var limit = (await lambda.SendAsync("GetAccountSettings", "{}"))["AccountLimit"]!;
        Assert.Equal((1000, 100), ((int)limit["ConcurrentExecutions"]!, (int)limit["UnreservedConcurrentExecutions"]!));
    }

    [Fact]
    public async Task Versions_have_none_of_their_own()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Publish":true """);
        await lambda.InvalidAsync(
            "PutFunctionConcurrency",
            """{"FunctionName":"f:1","ReservedConcurrentExecutions":1}""",
            "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.");
        await lambda.MissingAsync("PutFunctionConcurrency", """{"FunctionName":"g","ReservedConcurrentExecutions":1}""", $"Function not found: {TestLambda.Arn("g")}");
    }

    [Fact]
    public async Task Environments_are_kept_ready_of_versions_and_aliases()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Publish":true """);
        var answer = await lambda.SendAsync("PutProvisionedConcurrencyConfig", """{"FunctionName":"f","Qualifier":"1","ProvisionedConcurrentExecutions":5}""");
        Assert.Equal(("IN_PROGRESS", 5, 0), ((string?)answer["Status"], (int)answer["RequestedProvisionedConcurrentExecutions"]!, (int)answer["AvailableProvisionedConcurrentExecutions"]!));
        var now = await lambda.SendAsync("GetProvisionedConcurrencyConfig", """{"FunctionName":"f","Qualifier":"1"}""");
        Assert.Equal(("READY", 5), ((string?)now["Status"], (int)now["AvailableProvisionedConcurrentExecutions"]!));
        var listed = (await lambda.SendAsync("ListProvisionedConcurrencyConfigs", """{"FunctionName":"f"}"""))["ProvisionedConcurrencyConfigs"]!.AsArray();
        Assert.Equal($"{TestLambda.Arn("f")}:1", (string?)Assert.Single(listed)!["FunctionArn"]);

        await lambda.SendAsync("DeleteProvisionedConcurrencyConfig", """{"FunctionName":"f","Qualifier":"1"}""");
        var error = await lambda.RefusedAsync(
            "GetProvisionedConcurrencyConfig",
            """{"FunctionName":"f","Qualifier":"1"}""",
            "ProvisionedConcurrencyConfigNotFoundException",
            "No Provisioned Concurrency Config found for this function");
        Assert.Equal(404, error.Status);
    }

    [Fact]
    public async Task What_is_kept_ready_is_within_the_limits()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Publish":true """);
        await lambda.InvalidAsync(
            "PutProvisionedConcurrencyConfig",
            """{"FunctionName":"f","Qualifier":"$LATEST","ProvisionedConcurrentExecutions":5}""",
            "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
        await lambda.InvalidAsync(
            "PutProvisionedConcurrencyConfig",
            """{"FunctionName":"f","Qualifier":"1","ProvisionedConcurrentExecutions":901}""",
            "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [900].");
        await lambda.SendAsync("PutFunctionConcurrency", """{"FunctionName":"f","ReservedConcurrentExecutions":3}""");
        await lambda.InvalidAsync(
            "PutProvisionedConcurrencyConfig",
            """{"FunctionName":"f","Qualifier":"1","ProvisionedConcurrentExecutions":4}""",
            "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function");
        await lambda.SendAsync("PutProvisionedConcurrencyConfig", """{"FunctionName":"f","Qualifier":"1","ProvisionedConcurrentExecutions":3}""");
        await lambda.InvalidAsync(
            "PutFunctionConcurrency",
            """{"FunctionName":"f","ReservedConcurrentExecutions":2}""",
            "ReservedConcurrentExecutions 2 should not be lower than function's total provisioned concurrency [3].");
    }
}
