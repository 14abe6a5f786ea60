using System.IO.Compression;
using Amazon.Runtime;
using Millrace.Client.Iam;
using Millrace.Client.Lambda;
using Millrace.Model.Iam;
using Millrace.Model.Lambda;
using Millrace.Server.Tests;

namespace Millrace.Client.Tests;

/// <summary>The client of Lambda against the server: members in path, query and body, on the way there and back.</summary>
public sealed class LambdaClientTests : IAsyncLifetime
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private ServerProcess _server = null!;
    private LambdaClient _lambda = null!;
    private string _role = "";

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync("--in-memory");
        var url = _server.Endpoint.AbsoluteUri;
        var key = new BasicAWSCredentials("test", "test");
        _lambda = new LambdaClient(key, new LambdaConfig { ServiceURL = url, AuthenticationRegion = "us-east-1" });
        using var iam = new IamClient(key, new IamConfig { ServiceURL = url });
        _role = (await iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "runs", AssumeRolePolicyDocument = Trust }, Ending)).Role!.Arn!;
    }

    public async ValueTask DisposeAsync()
    {
        _lambda.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_function_is_made_named_by_its_ARN_and_deleted()
    {
        var made = await CreateAsync("f");
        var found = await _lambda.GetFunctionAsync(new GetFunctionRequest { FunctionName = made.FunctionArn!, Qualifier = "$LATEST" }, Ending);
        Assert.Equal(("Pending", "Active"), (made.State, found.Configuration!.State));
        Assert.Equal($"{made.FunctionArn}:$LATEST", found.Configuration.FunctionArn);
        using (var http = new HttpClient())
        using (var zip = new ZipArchive(new MemoryStream(await http.GetByteArrayAsync(new Uri(found.Code!.Location!), Ending))))
            Assert.Equal("index.py", Assert.Single(zip.Entries).FullName);

        var deleted = await _lambda.DeleteFunctionAsync(new DeleteFunctionRequest { FunctionName = made.FunctionArn! }, Ending);
        Assert.Equal(204, deleted.StatusCode);
        var error = await Assert.ThrowsAsync<Lambda.ResourceNotFoundException>(() => _lambda.GetFunctionAsync(new GetFunctionRequest { FunctionName = "f" }, Ending));
        Assert.Equal(("ResourceNotFoundException", $"Function not found: {made.FunctionArn}"), (error.ErrorCode, error.Message));
    }

    [Fact]
    public async Task Tags_go_by_an_encoded_ARN_and_a_list_in_the_query()
    {
        var arn = (await CreateAsync("f")).FunctionArn!;
        await _lambda.TagResourceAsync(new TagResourceRequest { Resource = arn, Tags = new Dictionary<string, string> { ["a b"] = "1", ["c&d"] = "2", ["e"] = "3" } }, Ending);
        await _lambda.UntagResourceAsync(new UntagResourceRequest { Resource = arn, TagKeys = ["a b", "c&d"] }, Ending);
        var tags = (await _lambda.ListTagsAsync(new ListTagsRequest { Resource = arn }, Ending)).Tags!;
        Assert.Equal(("e", "3"), (Assert.Single(tags).Key, tags["e"]));
    }

    [Fact]
    public async Task Aliases_are_listed_in_pages()
    {
        await CreateAsync("f");
        foreach (var name in new[] { "a", "b", "c" })
            await _lambda.CreateAliasAsync(new CreateAliasRequest { FunctionName = "f", Name = name, FunctionVersion = "$LATEST" }, Ending);
        var page = await _lambda.ListAliasesAsync(new ListAliasesRequest { FunctionName = "f", MaxItems = 2 }, Ending);
        var rest = await _lambda.ListAliasesAsync(new ListAliasesRequest { FunctionName = "f", Marker = page.NextMarker }, Ending);
        Assert.Equal(["a", "b", "c"], page.Aliases!.Concat(rest.Aliases!).Select(static alias => alias.Name!));
        await _lambda.DeleteAliasAsync(new DeleteAliasRequest { FunctionName = "f", Name = "a" }, Ending);
    }

    [Fact]
    public async Task A_query_that_belongs_to_the_path_is_sent()
    {
        await CreateAsync("f");
        Assert.Empty((await _lambda.ListProvisionedConcurrencyConfigsAsync(new ListProvisionedConcurrencyConfigsRequest { FunctionName = "f" }, Ending)).ProvisionedConcurrencyConfigs!);
        var layer = await _lambda.PublishLayerVersionAsync(new PublishLayerVersionRequest { LayerName = "l", Content = new LayerVersionContentInput { ZipFile = Zip() } }, Ending);
        var found = await _lambda.GetLayerVersionByArnAsync(new GetLayerVersionByArnRequest { Arn = layer.LayerVersionArn! }, Ending);
        Assert.Equal(layer.Content!.CodeSha256, found.Content!.CodeSha256);
    }

    [Fact]
    public async Task Errors_are_told_apart()
    {
        await CreateAsync("f");
        await Assert.ThrowsAsync<ResourceConflictException>(() => CreateAsync("f"));
        await Assert.ThrowsAsync<Lambda.ValidationException>(() => _lambda.GetAliasAsync(new GetAliasRequest { FunctionName = "f", Name = "12" }, Ending));
        await Assert.ThrowsAsync<InvalidParameterValueException>(
            () => _lambda.UpdateFunctionConfigurationAsync(new UpdateFunctionConfigurationRequest { FunctionName = "f", Runtime = "cobol" }, Ending));
        await Assert.ThrowsAsync<PreconditionFailedException>(
            () => _lambda.UpdateFunctionConfigurationAsync(new UpdateFunctionConfigurationRequest { FunctionName = "f", RevisionId = "x" }, Ending));
    }

    [Fact]
    public async Task An_answer_comes_in_events_one_of_which_is_bytes()
    {
        await CreateAsync("f");
        var request = new InvokeWithResponseStreamRequest { FunctionName = "f", Payload = "[1]"u8.ToArray(), LogType = LogType.Tail };
        List<InvokeWithResponseStreamResponseEvent> events;
        try
        {
            events = await _lambda.InvokeWithResponseStreamAsync(request, Ending).ToListAsync(Ending);
        }
        catch (LambdaException missing) when (missing.ErrorCode == "InvalidRuntimeException")
        {
            Assert.Skip(missing.Message);
            return;
        }

        Assert.Equal("[1]"u8, events[0].PayloadChunk!.Payload!.Value.Span);
        Assert.Null(events[1].InvokeComplete!.ErrorCode);
        Assert.NotEmpty(events[1].InvokeComplete!.LogResult!);
        await Assert.ThrowsAsync<Lambda.ResourceNotFoundException>(async () => await _lambda.InvokeWithResponseStreamAsync(request with { FunctionName = "g" }, Ending).ToListAsync(Ending));
    }

    private Task<FunctionConfiguration> CreateAsync(string name) => _lambda.CreateFunctionAsync(
        new CreateFunctionRequest { FunctionName = name, Role = _role, Runtime = Runtime.Python313, Handler = "index.handler", Code = new FunctionCode { ZipFile = Zip() } },
        Ending);

    private static ReadOnlyMemory<byte> Zip()
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var file = zip.CreateEntry("index.py").Open();
            file.Write("def handler(event, context): return event"u8);
        }

        return output.ToArray();
    }
}
