using System.Text.Json.Nodes;

namespace Millrace.Lambda.Tests.Operations;

public sealed class LayerTests
{
    private const string Arn = $"arn:aws:lambda:{TestLambda.Region}:{TestLambda.Account}:layer:l";

    [Fact]
    public async Task Versions_of_a_layer_are_numbered_and_described()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var made = await PublishAsync(lambda, """ "Description":"d","CompatibleRuntimes":["python3.13"],"CompatibleArchitectures":["arm64"],"LicenseInfo":"MIT" """);
        Assert.Equal((Arn, $"{Arn}:1", 1, "2026-01-22T01:22:02.500+0000"), ((string?)made["LayerArn"], (string?)made["LayerVersionArn"], (int)made["Version"]!, (string?)made["CreatedDate"]));
        Assert.Equal(Zips.Sha256(Zips.Small), (string?)made["Content"]!["CodeSha256"]);
        Assert.Equal(2, (int)(await PublishAsync(lambda))["Version"]!);

        var found = await lambda.SendAsync("GetLayerVersion", """{"LayerName":"l","VersionNumber":1}""");
        Assert.True(JsonNode.DeepEquals(made, found), found.ToJsonString());
        Assert.True(JsonNode.DeepEquals(made, await lambda.SendAsync("GetLayerVersionByArn", $$"""{"Arn":"{{Arn}}:1"}""")));
        Assert.Equal(1, (int)(await lambda.SendAsync("GetLayerVersion", $$"""{"LayerName":"{{Arn}}","VersionNumber":1}"""))["Version"]!);
    }

    [Fact]
    public async Task Layers_are_listed_with_the_newest_version_that_fits()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await PublishAsync(lambda, """ "CompatibleRuntimes":["python3.13"] """);
        await PublishAsync(lambda, """ "CompatibleRuntimes":["nodejs22.x"] """);
        Assert.Equal([2], await NewestAsync("{}"));
        Assert.Equal([1], await NewestAsync("""{"CompatibleRuntime":"python3.13"}"""));
        Assert.Empty(await NewestAsync("""{"CompatibleArchitecture":"arm64"}"""));
        Assert.Equal([2, 1], await VersionsAsync("""{"LayerName":"l"}"""));
        Assert.Equal([1], await VersionsAsync("""{"LayerName":"l","CompatibleRuntime":"python3.13"}"""));
        Assert.Empty(await VersionsAsync("""{"LayerName":"m"}"""));

        async Task<IEnumerable<int>> NewestAsync(string request) =>
            (await lambda.SendAsync("ListLayers", request))["Layers"]!.AsArray().Select(static layer => (int)layer!["LatestMatchingVersion"]!["Version"]!);

        async Task<IEnumerable<int>> VersionsAsync(string request) =>
            (await lambda.SendAsync("ListLayerVersions", request))["LayerVersions"]!.AsArray().Select(static version => (int)version!["Version"]!);
    }

    [Fact]
    public async Task A_deleted_version_s_number_is_not_given_again()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await PublishAsync(lambda);
        Assert.Equal(204, await lambda.StatusAsync("DeleteLayerVersion", """{"LayerName":"l","VersionNumber":1}"""));
        await lambda.SendAsync("DeleteLayerVersion", """{"LayerName":"l","VersionNumber":1}""");
        Assert.Empty(lambda.Blobs.List());
        await lambda.MissingAsync("GetLayerVersion", """{"LayerName":"l","VersionNumber":1}""", "The resource you requested does not exist.");
        await lambda.MissingAsync("GetLayerVersionByArn", $$"""{"Arn":"{{Arn}}:1"}""", "The resource you requested does not exist.");
        await lambda.InvalidAsync("GetLayerVersion", """{"LayerName":"l","VersionNumber":0}""", "Layer Version Cannot be less than 1.");
        Assert.Empty((await lambda.SendAsync("ListLayers", "{}"))["Layers"]!.AsArray());
        Assert.Equal(2, (int)(await PublishAsync(lambda))["Version"]!);
    }

    [Fact]
    public async Task Functions_have_layers()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await PublishAsync(lambda);
        await PublishAsync(lambda);
        await lambda.CreateAsync("f", $$""" "Layers":["{{Arn}}:1"] """);
        var layer = (await lambda.ConfigurationAsync("f"))["Layers"]![0]!;
        Assert.Equal(($"{Arn}:1", Convert.FromBase64String(Zips.Small).Length), ((string?)layer["Arn"], (int)layer["CodeSize"]!));
        await InvalidAsync([$"{Arn}:1", $"{Arn}:2"], $"Two different versions of the same layer are not allowed to be referenced in the same function. {Arn}:1 and {Arn}:2 are versions of the same layer.");
        await InvalidAsync([$"{Arn}:3"], $"Layer version {Arn}:3 does not exist.");
        await InvalidAsync(Enumerable.Repeat($"{Arn}:1", 6), "Cannot reference more than 5 layers.");
        var far = Arn.Replace("eu-central-1", "us-east-1", StringComparison.Ordinal);
        await InvalidAsync([$"{far}:1"], "Layers are not in the same region as the function. Layers are expected to be in region eu-central-1.");
        await lambda.SendAsync("UpdateFunctionConfiguration", """{"FunctionName":"f","Layers":[]}""");
        Assert.Null((await lambda.ConfigurationAsync("f"))["Layers"]);

        Task InvalidAsync(IEnumerable<string> layers, string text) =>
            lambda.InvalidAsync("UpdateFunctionConfiguration", $$"""{"FunctionName":"f","Layers":[{{string.Join(',', layers.Select(static arn => $"\"{arn}\""))}}]}""", text);
    }

    [Fact]
    public async Task A_function_keeps_a_layer_that_is_deleted()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await PublishAsync(lambda);
        await lambda.CreateAsync("f", $$""" "Layers":["{{Arn}}:1"] """, Zips.Other);
        await lambda.SendAsync("DeleteLayerVersion", """{"LayerName":"l","VersionNumber":1}""");
        await lambda.SendAsync("UpdateFunctionCode", $$"""{"FunctionName":"f","ZipFile":"{{Zips.Other}}"}""");
        await lambda.SendAsync("UpdateFunctionConfiguration", """{"FunctionName":"f","Timeout":4}""");
        Assert.Equal($"{Arn}:1", (string?)(await lambda.ConfigurationAsync("f"))["Layers"]![0]!["Arn"]);
        Assert.Equal(2, lambda.Blobs.List().Count);
        await lambda.SendAsync("UpdateFunctionConfiguration", """{"FunctionName":"f","Layers":[]}""");
        Assert.Single(lambda.Blobs.List());
    }

    [Fact]
    public async Task A_version_has_a_policy()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.MissingAsync("AddLayerVersionPermission", Add("a"), $"Layer version {Arn}:1 does not exist.");
        await PublishAsync(lambda);
        await lambda.MissingAsync("GetLayerVersionPolicy", """{"LayerName":"l","VersionNumber":1}""", "No policy is associated with the given resource.");
        var added = await lambda.SendAsync("AddLayerVersionPermission", Add("a"));
        var expected = JsonNode.Parse($$"""{"Sid":"a","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:root"},"Action":"lambda:GetLayerVersion","Resource":"{{Arn}}:1"}""");
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse((string)added["Statement"]!)));
        var policy = await lambda.SendAsync("GetLayerVersionPolicy", """{"LayerName":"l","VersionNumber":1}""");
        Assert.Equal((string?)added["RevisionId"], (string?)policy["RevisionId"]);
        Assert.Equal((string?)policy["Policy"], lambda.Service.FindPolicy($"{Arn}:1"));
        await lambda.RefusedAsync(
            "AddLayerVersionPermission",
            Add("b", """,  "RevisionId":"x" """),
            "PreconditionFailedException",
            "The Revision Id provided does not match the latest Revision Id. Call the GetLayerPolicy API to retrieve the latest Revision Id");
        await lambda.MissingAsync("RemoveLayerVersionPermission", """{"LayerName":"l","VersionNumber":1,"StatementId":"b"}""", "Statement b is not found in resource policy.");
        Assert.Equal(204, await lambda.StatusAsync("RemoveLayerVersionPermission", """{"LayerName":"l","VersionNumber":1,"StatementId":"a"}"""));
        Assert.Null(lambda.Service.FindPolicy($"{Arn}:1"));

        static string Add(string sid, string more = "") =>
            $$"""{"LayerName":"l","VersionNumber":1,"StatementId":"{{sid}}","Action":"lambda:GetLayerVersion","Principal":"210987654321"{{more}} }""";
    }

    private static Task<JsonObject> PublishAsync(TestLambda lambda, string more = "") => lambda.SendAsync(
        "PublishLayerVersion", $$"""{"LayerName":"l","Content":{"ZipFile":"{{Zips.Small}}"}{{(more.Length > 0 ? "," + more : "")}} }""");
}
