using Millrace.Storage;
using Millrace.Storage.Blobs;

namespace Millrace.Lambda.Tests.Service;

public sealed class DurableFunctionTests
{
    [Fact]
    public async Task Everything_of_a_function_outlives_a_restart()
    {
        var lambda = await TestLambda.OpenAsync();
        await lambda.SendAsync("PublishLayerVersion", $$"""{"LayerName":"l","Content":{"ZipFile":"{{Zips.Other}}"} }""");
        await lambda.SendAsync("AddLayerVersionPermission", """{"LayerName":"l","VersionNumber":1,"StatementId":"a","Action":"lambda:GetLayerVersion","Principal":"*"}""");
        var layer = $"arn:aws:lambda:{TestLambda.Region}:{TestLambda.Account}:layer:l:1";
        await lambda.CreateAsync("f", $$""" "Publish":true,"Layers":["{{layer}}"],"Tags":{"k":"v"},"Environment":{"Variables":{"K1":"v"} } """);
        await lambda.SendAsync("CreateAlias", """{"FunctionName":"f","Name":"live","FunctionVersion":"1"}""");
        await lambda.SendAsync("AddPermission", """{"FunctionName":"f:live","StatementId":"s","Action":"lambda:InvokeFunction","Principal":"*"}""");
        await lambda.SendAsync("PutFunctionConcurrency", """{"FunctionName":"f","ReservedConcurrentExecutions":5}""");
        await lambda.SendAsync("PutProvisionedConcurrencyConfig", """{"FunctionName":"f","Qualifier":"1","ProvisionedConcurrentExecutions":5}""");
        await lambda.SendAsync("PutFunctionEventInvokeConfig", """{"FunctionName":"f","MaximumRetryAttempts":0}""");
        await lambda.SendAsync("CreateFunctionUrlConfig", """{"FunctionName":"f","AuthType":"NONE"}""");
        await lambda.SendAsync("PutFunctionRecursionConfig", """{"FunctionName":"f","RecursiveLoop":"Allow"}""");
        await lambda.SendAsync("PutRuntimeManagementConfig", """{"FunctionName":"f","UpdateRuntimeOn":"FunctionUpdate"}""");
        var before = await DescribeAsync(lambda);

        await using var again = await lambda.ReopenAsync();
        Assert.Equal(before, await DescribeAsync(again));
        Assert.Equal(2, again.Blobs.List().Count);
        // Numbers go on where they were.
        await again.SendAsync("UpdateFunctionConfiguration", """{"FunctionName":"f","Timeout":9}""");
        Assert.Equal("2", (string?)(await again.SendAsync("PublishVersion", """{"FunctionName":"f"}"""))["Version"]);
    }

    [Fact]
    public async Task A_zip_that_nothing_names_is_swept_away_at_the_start()
    {
        var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        await lambda.Blobs.PutAsync("left behind"u8.ToArray(), TestLambda.Cancellation);
        await using var again = await lambda.ReopenAsync();
        Assert.Equal(BlobName.Of(Convert.FromBase64String(Zips.Small)), Assert.Single(again.Blobs.List()));
    }

    [Fact]
    public async Task Code_is_kept_in_files()
    {
        var folder = Directory.CreateTempSubdirectory("millrace");
        try
        {
            var blobs = FileBlobStore.Open(folder.FullName, Durability.Full);
            await using (var lambda = await TestLambda.OpenAsync(blobs: blobs)) await lambda.CreateAsync("f");
            var file = Assert.Single(folder.GetFiles());
            Assert.Equal(Zips.Small, Convert.ToBase64String(await File.ReadAllBytesAsync(file.FullName, TestLambda.Cancellation)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> DescribeAsync(TestLambda lambda)
    {
        var texts = new List<string>();
        foreach (var (operation, request) in new[]
        {
            ("GetFunctionConfiguration", """{"FunctionName":"f"}"""), ("GetFunctionConfiguration", """{"FunctionName":"f:1"}"""),
            ("ListAliases", """{"FunctionName":"f"}"""), ("GetPolicy", """{"FunctionName":"f:live"}"""), ("GetFunctionConcurrency", """{"FunctionName":"f"}"""),
            ("GetProvisionedConcurrencyConfig", """{"FunctionName":"f","Qualifier":"1"}"""), ("GetFunctionEventInvokeConfig", """{"FunctionName":"f"}"""),
            ("GetFunctionUrlConfig", """{"FunctionName":"f"}"""), ("GetFunctionRecursionConfig", """{"FunctionName":"f"}"""),
            ("GetRuntimeManagementConfig", """{"FunctionName":"f"}"""), ("ListTags", $$"""{"Resource":"{{TestLambda.Arn("f")}}"}"""),
            ("ListLayers", "{}"), ("GetLayerVersionPolicy", """{"LayerName":"l","VersionNumber":1}"""),
        })
        {
            texts.Add((await lambda.SendAsync(operation, request)).ToJsonString());
        }

        return string.Join('\n', texts);
    }
}
