using System.Text.Json.Nodes;

namespace Millrace.Lambda.Tests.Operations;

public sealed class AliasTests
{
    [Fact]
    public async Task An_alias_points_to_a_version_and_can_be_moved()
    {
        await using var lambda = await TwoVersionsAsync();
        var made = await lambda.SendAsync("CreateAlias", """{"FunctionName":"f","Name":"live","FunctionVersion":"1","Description":"d"}""");
        Assert.Equal(($"{TestLambda.Arn("f")}:live", "live", "1", "d"), ((string?)made["AliasArn"], (string?)made["Name"], (string?)made["FunctionVersion"], (string?)made["Description"]));
        Assert.True(JsonNode.DeepEquals(made, await lambda.SendAsync("GetAlias", """{"FunctionName":"f","Name":"live"}""")));

        var moved = await lambda.SendAsync("UpdateAlias", $$"""{"FunctionName":"f","Name":"live","FunctionVersion":"2","RevisionId":"{{made["RevisionId"]}}"}""");
        Assert.Equal(("2", "d"), ((string?)moved["FunctionVersion"], (string?)moved["Description"]));
        var error = await lambda.RefusedAsync(
            "UpdateAlias",
            $$"""{"FunctionName":"f","Name":"live","FunctionVersion":"1","RevisionId":"{{made["RevisionId"]}}"}""",
            "PreconditionFailedException",
            "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id");
        Assert.Equal(412, error.Status);
        Assert.Equal("2", (string?)(await lambda.SendAsync("GetFunction", """{"FunctionName":"f:live"}"""))["Configuration"]!["Version"]);
    }

    [Fact]
    public async Task Calls_can_be_shared_between_two_versions()
    {
        await using var lambda = await TwoVersionsAsync();
        var made = await lambda.SendAsync(
            "CreateAlias", """{"FunctionName":"f","Name":"live","FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":{"2":0.25}}}""");
        Assert.Equal(0.25, (double)made["RoutingConfig"]!["AdditionalVersionWeights"]!["2"]!);
        Assert.NotNull((await lambda.SendAsync("UpdateAlias", """{"FunctionName":"f","Name":"live"}"""))["RoutingConfig"]);
        var alone = await lambda.SendAsync("UpdateAlias", """{"FunctionName":"f","Name":"live","RoutingConfig":{"AdditionalVersionWeights":{}}}""");
        Assert.Null(alone["RoutingConfig"]);
    }

    [Theory]
    [InlineData("1", """{"2":0.1,"3":0.1}""", "InvalidParameterValueException", "Number of items in AdditionalVersionWeights cannot be greater than 1")]
    [InlineData("$LATEST", """{"1":0.1}""", "InvalidParameterValueException", "$LATEST is not supported for an alias pointing to more than 1 version")]
    [InlineData("1", """{"1":0.1}""", "InvalidParameterValueException", "Invalid function version 1. Function version 1 is already included in routing configuration.")]
    [InlineData("1", """{"7":0.1}""", "ResourceNotFoundException", "Function not found: arn:aws:lambda:eu-central-1:123456789012:function:f:7")]
    [InlineData("7", "{}", "ResourceNotFoundException", "Function not found: arn:aws:lambda:eu-central-1:123456789012:function:f:7")]
    public async Task An_alias_points_to_what_is_there(string version, string weights, string code, string text)
    {
        await using var lambda = await TwoVersionsAsync();
        await lambda.RefusedAsync(
            "CreateAlias",
            $$"""{"FunctionName":"f","Name":"live","FunctionVersion":"{{version}}","RoutingConfig":{"AdditionalVersionWeights":{{weights}} } }""",
            code,
            text);
        Assert.Empty((await lambda.SendAsync("ListAliases", """{"FunctionName":"f"}"""))["Aliases"]!.AsArray());
    }

    [Fact]
    public async Task A_name_is_taken_once_and_is_no_number()
    {
        await using var lambda = await TwoVersionsAsync();
        await lambda.SendAsync("CreateAlias", """{"FunctionName":"f","Name":"live","FunctionVersion":"1"}""");
        var error = await lambda.RefusedAsync(
            "CreateAlias", """{"FunctionName":"f","Name":"live","FunctionVersion":"1"}""", "ResourceConflictException", $"Alias already exists: {TestLambda.Arn("f")}:live");
        Assert.Equal(409, error.Status);
        await lambda.RefusedAsync(
            "CreateAlias",
            """{"FunctionName":"f","Name":"12","FunctionVersion":"1"}""",
            "ValidationException",
            "1 validation error detected: Value '12' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)");
    }

    [Fact]
    public async Task Aliases_are_listed_by_name_and_by_version()
    {
        await using var lambda = await TwoVersionsAsync();
        await lambda.SendAsync("CreateAlias", """{"FunctionName":"f","Name":"b","FunctionVersion":"1"}""");
        await lambda.SendAsync("CreateAlias", """{"FunctionName":"f","Name":"a","FunctionVersion":"2"}""");
        Assert.Equal(["a", "b"], await NamesAsync("""{"FunctionName":"f"}"""));
        Assert.Equal(["b"], await NamesAsync("""{"FunctionName":"f","FunctionVersion":"1"}"""));

        async Task<IEnumerable<string>> NamesAsync(string request) =>
            (await lambda.SendAsync("ListAliases", request))["Aliases"]!.AsArray().Select(static alias => (string)alias!["Name"]!);
    }

    [Fact]
    public async Task What_is_missing_is_named_in_its_own_words()
    {
        await using var lambda = await TwoVersionsAsync();
        var arn = $"{TestLambda.Arn("f")}:live";
        await lambda.MissingAsync("GetAlias", """{"FunctionName":"f","Name":"live"}""", $"Cannot find alias arn: {arn}");
        await lambda.MissingAsync("UpdateAlias", """{"FunctionName":"f","Name":"live"}""", $"Alias not found: {arn}");
        Assert.Equal(204, await lambda.StatusAsync("DeleteAlias", """{"FunctionName":"f","Name":"live"}"""));
        await lambda.MissingAsync("CreateAlias", """{"FunctionName":"g","Name":"live","FunctionVersion":"1"}""", $"Function not found: {TestLambda.Arn("g")}");
    }

    [Fact]
    public async Task A_deleted_alias_leaves_nothing_behind()
    {
        await using var lambda = await TwoVersionsAsync();
        await lambda.SendAsync("CreateAlias", """{"FunctionName":"f","Name":"live","FunctionVersion":"1"}""");
        await lambda.SendAsync("AddPermission", """{"FunctionName":"f:live","StatementId":"s","Action":"lambda:InvokeFunction","Principal":"*"}""");
        await lambda.SendAsync("DeleteAlias", """{"FunctionName":"f","Name":"live"}""");
        await lambda.SendAsync("CreateAlias", """{"FunctionName":"f","Name":"live","FunctionVersion":"1"}""");
        await lambda.MissingAsync("GetPolicy", """{"FunctionName":"f:live"}""", "No policy is associated with the given resource.");
    }

    private static async Task<TestLambda> TwoVersionsAsync()
    {
        var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Publish":true """);
        await lambda.SendAsync("UpdateFunctionCode", $$"""{"FunctionName":"f","ZipFile":"{{Zips.Other}}","Publish":true}""");
        return lambda;
    }
}
