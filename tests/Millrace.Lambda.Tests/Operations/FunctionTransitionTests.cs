namespace Millrace.Lambda.Tests.Operations;

/// <summary>Functions on a server where changes take time, by a clock that is moved (facts/lambda.md 1, States).</summary>
public sealed class FunctionTransitionTests
{
    private const string Call = """{"FunctionName":"f"}""";
    private static readonly LambdaOptions Slow = new() { ChangeDuration = TimeSpan.FromSeconds(2) };

    [Fact]
    public async Task A_new_function_is_pending_for_a_while_and_cannot_be_called_until_it_is_active()
    {
        await using var lambda = await TestLambda.OpenAsync(Slow);
        var answer = await lambda.CreateAsync("f");
        var pending = await lambda.ConfigurationAsync("f");
        Assert.Equal(("Pending", "Creating", null), ((string?)pending["State"], (string?)pending["StateReasonCode"], (string?)pending["LastUpdateStatus"]));
        Assert.Equal((string?)answer["RevisionId"], (string?)pending["RevisionId"]);
        const string Text = "The operation cannot be performed at this time. The function is currently in the following state: Pending";
        foreach (var type in new[] { "RequestResponse", "DryRun", "Event" })
            await ConflictAsync(lambda, "Invoke", $$"""{"FunctionName":"f","InvocationType":"{{type}}"}""", Text);
        await ConflictAsync(lambda, "UpdateFunctionConfiguration", """{"FunctionName":"f","Timeout":4}""", Text);

        await SettleAsync(lambda, "f");
        var active = await lambda.ConfigurationAsync("f");
        Assert.Equal(("Active", "Successful", null), ((string?)active["State"], (string?)active["LastUpdateStatus"], (string?)active["StateReason"]));
        Assert.NotEqual((string?)pending["RevisionId"], (string?)active["RevisionId"]);
        Assert.Equal("{}", (await lambda.AnswerAsync("Invoke", Call)).Body);
    }

    [Fact]
    public async Task Calls_run_what_was_there_until_an_update_is_through()
    {
        await using var lambda = await UpdatableAsync();
        await lambda.SendAsync("UpdateFunctionConfiguration", """{"FunctionName":"f","MemorySize":256}""");
        var meanwhile = await lambda.ConfigurationAsync("f");
        Assert.Equal(("Active", "InProgress", 256), ((string?)meanwhile["State"], (string?)meanwhile["LastUpdateStatus"], (int?)meanwhile["MemorySize"]));
        Assert.Equal("\"128\"", (await lambda.AnswerAsync("Invoke", Call)).Body);
        await SettleAsync(lambda, "f");
        Assert.Equal("\"256\"", (await lambda.AnswerAsync("Invoke", Call)).Body);
    }

    [Fact]
    public async Task The_old_code_is_kept_as_long_as_it_runs()
    {
        await using var lambda = await UpdatableAsync();
        await lambda.SendAsync("UpdateFunctionCode", $$"""{"FunctionName":"f","ZipFile":"{{Zips.Other}}"}""");
        Assert.Equal(2, lambda.Blobs.List().Count);
        Assert.Equal("\"128\"", (await lambda.AnswerAsync("Invoke", Call)).Body);
        await SettleAsync(lambda, "f");
        Assert.Single(lambda.Blobs.List());
    }

    [Fact]
    public async Task Nothing_else_is_changed_while_an_update_is_in_progress()
    {
        await using var lambda = await UpdatableAsync();
        await lambda.SendAsync("UpdateFunctionConfiguration", """{"FunctionName":"f","MemorySize":256}""");
        var text = $"The operation cannot be performed at this time. An update is in progress for resource: {TestLambda.Arn("f")}";
        await ConflictAsync(lambda, "UpdateFunctionCode", $$"""{"FunctionName":"f","ZipFile":"{{Zips.Other}}"}""", text);
        await ConflictAsync(lambda, "UpdateFunctionConfiguration", """{"FunctionName":"f","MemorySize":512}""", text);
        await ConflictAsync(lambda, "PublishVersion", Call, text);
        await SettleAsync(lambda, "f");
        Assert.Equal(256, (int?)(await lambda.ConfigurationAsync("f"))["MemorySize"]);
        Assert.Equal("1", (string?)(await lambda.SendAsync("PublishVersion", Call))["Version"]);
    }

    [Fact]
    public async Task A_new_version_is_pending_for_a_while_and_the_function_can_be_called_meanwhile()
    {
        await using var lambda = await UpdatableAsync();
        var answer = await lambda.SendAsync("PublishVersion", Call);
        Assert.Equal(("1", "Pending"), ((string?)answer["Version"], (string?)answer["State"]));
        Assert.Equal("\"128\"", (await lambda.AnswerAsync("Invoke", Call)).Body);
        await ConflictAsync(
            lambda,
            "Invoke",
            """{"FunctionName":"f:1"}""",
            "The operation cannot be performed at this time. The function is currently in the following state: Pending");
        await SettleAsync(lambda, "f:1");
        Assert.Equal("\"128\"", (await lambda.AnswerAsync("Invoke", """{"FunctionName":"f:1"}""")).Body);
        Assert.Equal("1", (string?)(await lambda.SendAsync("PublishVersion", Call))["Version"]);
    }

    [Fact]
    public async Task What_is_under_way_at_a_stop_is_through_after_the_start()
    {
        var lambda = await UpdatableAsync();
        await lambda.SendAsync("UpdateFunctionCode", $$"""{"FunctionName":"f","ZipFile":"{{Zips.Other}}"}""");
        await using var after = await lambda.ReopenAsync();
        var configuration = await after.ConfigurationAsync("f");
        Assert.Equal(("Successful", Zips.Sha256(Zips.Other)), ((string?)configuration["LastUpdateStatus"], (string?)configuration["CodeSha256"]));
        Assert.Single(after.Blobs.List());
    }

    [Fact]
    public async Task A_function_can_be_deleted_while_it_is_pending()
    {
        await using var lambda = await TestLambda.OpenAsync(Slow);
        await lambda.CreateAsync("f");
        await lambda.SendAsync("DeleteFunction", Call);
        lambda.Time.Advance(Slow.ChangeDuration);
        await lambda.MissingAsync("GetFunction", Call, $"Function not found: {TestLambda.Arn("f")}");
    }

    /// <summary>A function that is active and answers how much memory it has.</summary>
    private static async Task<TestLambda> UpdatableAsync()
    {
        var lambda = await TestLambda.OpenAsync(Slow);
        lambda.Launcher.Script = static process => process.ServeAsync(
            static (own, _) => Task.FromResult($"\"{own.Specification.Variables["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]}\""));
        await lambda.CreateAsync("f");
        await SettleAsync(lambda, "f");
        return lambda;
    }

    private static async Task SettleAsync(TestLambda lambda, string name)
    {
        lambda.Time.Advance(Slow.ChangeDuration - TimeSpan.FromMilliseconds(1));
        Assert.False(await IsSettledAsync());
        lambda.Time.Advance(TimeSpan.FromMilliseconds(1));
        while (!await IsSettledAsync()) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestLambda.Cancellation);

        async Task<bool> IsSettledAsync() => await lambda.ConfigurationAsync(name) is var now && (string?)now["State"] == "Active" && (string?)now["LastUpdateStatus"] == "Successful";
    }

    private static async Task ConflictAsync(TestLambda lambda, string operation, string json, string text)
    {
        var error = await lambda.RefusedAsync(operation, json, "ResourceConflictException", text);
        Assert.Equal(409, error.Status);
    }
}
