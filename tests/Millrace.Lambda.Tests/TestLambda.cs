using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Millrace.Lambda.Tests.EventSourceMappings;
using Millrace.Lambda.Tests.Invocation;
using Millrace.Storage.Blobs;
using Millrace.Storage.State;
using Millrace.Wire;

namespace Millrace.Lambda.Tests;

/// <summary>Lambda over stores in memory and a clock that stands still. Requests are JSON with all members, those of path, query and headers too.</summary>
internal sealed class TestLambda : IAsyncDisposable
{
    public const string Account = "123456789012";
    public const string Region = "eu-central-1";
    public const string Role = $"arn:aws:iam::{Account}:role/runs";

    private TestLambda(
        LambdaService service, FakeLauncher launcher, IStateStore state, IBlobStore blobs, TestStreams streams, TestFunctions functions, FakeTimeProvider time)
    {
        Service = service;
        Launcher = launcher;
        State = state;
        Blobs = blobs;
        Streams = streams;
        Functions = functions;
        Time = time;
    }

    private int _requests;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public LambdaService Service { get; }

    /// <summary>What stands in for processes.</summary>
    public FakeLauncher Launcher { get; }

    public IStateStore State { get; }

    public IBlobStore Blobs { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>The streams that mappings read.</summary>
    public TestStreams Streams { get; }

    /// <summary>What mappings call.</summary>
    public TestFunctions Functions { get; }

    public static async Task<TestLambda> OpenAsync(
        LambdaOptions? options = null,
        IStateStore? state = null,
        IBlobStore? blobs = null,
        FakeLauncher? launcher = null,
        TestStreams? streams = null,
        TestFunctions? functions = null,
        FakeTimeProvider? time = null)
    {
        state ??= new MemoryStateStore();
        blobs ??= new MemoryBlobStore();
        launcher ??= new FakeLauncher();
        streams ??= new TestStreams();
        functions ??= new TestFunctions();
        time ??= new FakeTimeProvider(new DateTimeOffset(2026, 1, 22, 1, 22, 2, 500, TimeSpan.Zero));
        var neighbours = new LambdaNeighbours(new OneRole(time), streams, launcher.Logs, launcher.Destinations, launcher.Endpoints);
        var service = await LambdaService.OpenAsync(
            options ?? new LambdaOptions(), state, blobs, neighbours, launcher.Folder, launcher, time, time, Cancellation, functions);
        await service.StartAsync(new ServerAddress(new Uri("http://127.0.0.1:4566")), Cancellation);
        return new TestLambda(service, launcher, state, blobs, streams, functions, time);
    }

    /// <summary>The service as it is after a restart over the same stores.</summary>
    public async Task<TestLambda> ReopenAsync()
    {
        await Service.DisposeAsync();
        return await OpenAsync(state: State, blobs: Blobs, launcher: Launcher, streams: Streams, functions: Functions, time: Time);
    }

    /// <summary>The ARN of a function.</summary>
    public static string Arn(string name) => $"arn:aws:lambda:{Region}:{Account}:function:{name}";

    /// <summary>Makes a call.</summary>
    /// <returns>The answer's body; an empty object when there is none.</returns>
    public Task<JsonObject> SendAsync(string operation, string json) => SendFromAsync(operation, json);

    /// <summary>Makes a call from somewhere else, or as somebody else.</summary>
    public async Task<JsonObject> SendFromAsync(string operation, string json, string region = Region, string account = Account, bool isGranted = false)
    {
        var (body, _) = await ExecuteAsync(operation, json, region, account, isGranted);
        return body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();
    }

    /// <summary>Makes a call and tells the status that its answer sets.</summary>
    public async Task<int> StatusAsync(string operation, string json)
    {
        var binding = Service.Operations.Single(binding => binding.Operation.Name == operation);
        var (_, parts) = await ExecuteAsync(operation, json, Region, Account, isGranted: false);
        return parts?.Status ?? binding.Operation.Http!.Status;
    }

    /// <summary>Makes a call that is refused.</summary>
    public async Task<ServiceException> RefusedAsync(string operation, string json, string code, string text)
    {
        var error = await Assert.ThrowsAsync<ServiceException>(() => SendAsync(operation, json));
        Assert.Equal((code, text), (error.Code, error.Text));
        return error;
    }

    /// <summary>Makes a call that is refused for a wrong parameter.</summary>
    public async Task InvalidAsync(string operation, string json, string text)
    {
        var error = await RefusedAsync(operation, json, "InvalidParameterValueException", text);
        Assert.Equal(400, error.Status);
    }

    /// <summary>Makes a call about what is not there.</summary>
    public async Task MissingAsync(string operation, string json, string text)
    {
        var error = await RefusedAsync(operation, json, "ResourceNotFoundException", text);
        Assert.Equal(404, error.Status);
    }

    /// <summary>Makes a function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="more">Other members of the request.</param>
    /// <param name="zip">Its code, base64; a small one when left out.</param>
    public Task<JsonObject> CreateAsync(string name, string more = "", string? zip = null) => SendAsync("CreateFunction", CreateRequest(name, more, zip));

    /// <summary>A request that makes a function.</summary>
    public static string CreateRequest(string name, string more = "", string? zip = null) => $$"""
        {"FunctionName":"{{name}}","Role":"{{Role}}","Runtime":"python3.13","Handler":"index.handler","Code":{"ZipFile":"{{zip ?? Zips.Small}}"}{{(more.Length > 0 ? "," + more : "")}} }
        """;

    /// <summary>A function's settings as they are now.</summary>
    public Task<JsonObject> ConfigurationAsync(string name) => SendAsync("GetFunctionConfiguration", $$"""{"FunctionName":"{{name}}"}""");

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await State.DisposeAsync();
        if (Directory.Exists(Launcher.Folder)) Directory.Delete(Launcher.Folder, recursive: true);
    }

    /// <summary>Makes a call and tells the whole answer.</summary>
    public async Task<(string Body, RestParts? Parts)> AnswerAsync(string operation, string json)
    {
        var (body, parts) = await ExecuteAsync(operation, json, Region, Account, isGranted: false);
        return (Encoding.UTF8.GetString(body), parts);
    }

    /// <summary>Makes a call whose answer is a stream.</summary>
    /// <returns>The status, the headers and the frames, one after another as they come.</returns>
    public async Task<(int Status, Dictionary<string, string> Headers, IAsyncEnumerable<ReadOnlyMemory<byte>> Frames, RequestContext Context)> StreamAsync(
        string operation, string json)
    {
        var context = Context(Region, Account, isGranted: false);
        var frames = await Decode(operation, json).ExecuteAsync(context, new ArrayBufferWriter<byte>(), Cancellation);
        return (context.StreamStatus, context.StreamHeaders.ToDictionary(), frames!, context);
    }

    private async Task<(byte[] Body, RestParts? Parts)> ExecuteAsync(string operation, string json, string region, string account, bool isGranted)
    {
        using var context = Context(region, account, isGranted);
        var call = Decode(operation, json);
        var output = new ArrayBufferWriter<byte>();
        await call.ExecuteAsync(context, output, Cancellation);
        return (output.WrittenSpan.ToArray(), call.AnswerParts);
    }

    private RequestContext Context(string region, string account, bool isGranted) =>
        new($"request-{Interlocked.Increment(ref _requests)}", new Caller(account, $"arn:aws:iam::{account}:root", account, "key"), region)
        {
            Origin = new TestOrigin(),
            IsGrantedAcrossAccounts = isGranted,
        };

    private OperationCall Decode(string operation, string json)
    {
        var binding = Service.Operations.Single(binding => binding.Operation.Name == operation);
        var members = JsonNode.Parse(json)!.AsObject();
        var parts = new RestParts();
        foreach (var member in binding.Operation.Http!.Request)
        {
            if (member.Location == MemberLocation.Payload || !members.TryGetPropertyValue(member.Member, out var value)) continue;
            foreach (var element in value is JsonArray list ? list : [value!.DeepClone()]) parts.Add(member, element!.ToString());
            members.Remove(member.Member);
        }

        var sent = binding.Operation.Http.IsRequestPayload && (members["Payload"] ?? members["InvokeArgs"]) is { } payload ? payload : members;
        var call = binding.Decode(Encoding.UTF8.GetBytes(sent.ToJsonString()), WireFormat.Rest, parts);
        Assert.False(call.IsMalformed, json);
        call.Validate();
        return call;
    }

    /// <summary>One role can be assumed, and no other.</summary>
    private sealed class OneRole(TimeProvider time) : IExecutionRoles
    {
        public bool MayAssume(string accountId, string roleArn) => roleArn == Role;

        public RoleCredentials? Assume(string accountId, string roleArn, string sessionName) =>
            new("ASIAKEY", "secret", $"token-of-{sessionName}", time.GetUtcNow() + TimeSpan.FromHours(12));
    }

    private sealed class TestOrigin : IRequestOrigin
    {
        public IPAddress SourceAddress => IPAddress.Loopback;

        public bool IsEncrypted => false;

        public string? Header(string name) => name == "host" ? "localhost:4566" : null;
    }
}
