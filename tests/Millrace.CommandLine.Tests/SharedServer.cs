using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Millrace.Client;
using Millrace.Client.DynamoDB;
using Millrace.Client.Iam;
using Millrace.Client.Kinesis;
using Millrace.Model.DynamoDB;
using Millrace.Model.Kinesis;

[assembly: AssemblyFixture(typeof(Millrace.CommandLine.Tests.SharedServer))]

namespace Millrace.CommandLine.Tests;

/// <summary>
/// One server for all tests, each of which has streams of its own. What a test needs there it makes by clients of its own process, which is
/// a hundred times quicker than a run of the program; those are for what it tests.
/// </summary>
public sealed class SharedServer : IAsyncLifetime
{
    private const string Handler = "exports.handler = async (event) => { console.log('was called', event.n); if (event.n < 0) throw new Error('no'); return { answer: event.n * 2 }; };";

    private readonly string _directory = Directory.CreateTempSubdirectory("millrace-test-").FullName;
    private readonly Lazy<Task<string>> _function;
    private ProgramRun? _server;

    public SharedServer() => _function = new Lazy<Task<string>>(RunHandlerAsync);

    /// <summary>Where it is.</summary>
    public string Endpoint { get; private set; } = "";

    /// <summary>What a shell would have exported.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?> { ["AWS_ENDPOINT_URL"] = Endpoint };

    /// <summary>A file that is a function: it logs that it was called, and answers.</summary>
    public string HandlerFile => Path.Combine(_directory, "handler.js");

    internal KinesisClient Kinesis { get; private set; } = null!;

    internal DynamoDBClient DynamoDB { get; private set; } = null!;

    internal IamClient Iam { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(HandlerFile, Handler);
        _server = ProgramRun.Start(new Dictionary<string, string?> { ["MILLRACE_DATA"] = Path.Combine(_directory, "data") }, input: null, "start", "--port", "0");
        Endpoint = await _server.EndpointAsync();
        var root = new BasicAWSCredentials("test", "test");
        Kinesis = new KinesisClient(root, Configured(new KinesisConfig()));
        DynamoDB = new DynamoDBClient(root, Configured(new DynamoDBConfig()));
        Iam = new IamClient(root, Configured(new IamConfig()));
    }

    public async ValueTask DisposeAsync()
    {
        Kinesis?.Dispose();
        DynamoDB?.Dispose();
        Iam?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>A name that nothing has.</summary>
    internal static string NewName() => $"s{Guid.NewGuid():N}"[..12];

    /// <summary>Runs the program against it, piped.</summary>
    internal Task<ProgramResult> RunAsync(params string[] arguments) => ProgramRun.PipedAsync(Environment, input: "", arguments);

    /// <summary>Runs the program against it, piped, and reads the document that it writes.</summary>
    internal async Task<JsonNode> JsonAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        return result.Json;
    }

    /// <summary>Runs the program against it on a terminal.</summary>
    internal Task<ProgramResult> OnTerminalAsync(int columns, params string[] arguments) => ProgramRun.OnTerminalAsync(Environment, columns, arguments);

    /// <summary>Makes a stream of a test's own.</summary>
    internal async Task<string> StreamAsync(int shards = 1)
    {
        var name = NewName();
        await Kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = name, ShardCount = shards });
        return name;
    }

    /// <summary>Puts a record.</summary>
    internal Task<PutRecordResponse> PutAsync(string stream, string key, string data) => PutAsync(stream, key, Encoding.UTF8.GetBytes(data));

    /// <summary>Puts a record.</summary>
    internal async Task<PutRecordResponse> PutAsync(string stream, string key, byte[] data) =>
        await Kinesis.PutRecordAsync(new PutRecordRequest { StreamName = stream, PartitionKey = key, Data = data });

    /// <summary>Splits the first shard of a stream that has two.</summary>
    internal async Task SplitAsync(string stream) => await Kinesis.SplitShardAsync(new SplitShardRequest
    {
        StreamName = stream,
        ShardToSplit = "shardId-000000000000",
        NewStartingHashKey = "85070591730234615865843651857942052864",
    });

    /// <summary>Makes a table whose items are found by a text.</summary>
    internal async Task TableAsync(string name, string key) => await DynamoDB.CreateTableAsync(new CreateTableRequest
    {
        TableName = name,
        BillingMode = BillingMode.PayPerRequest,
        AttributeDefinitions = [new AttributeDefinition { AttributeName = key, AttributeType = "S" }],
        KeySchema = [new KeySchemaElement { AttributeName = key, KeyType = KeyType.Hash }],
    });

    /// <summary>A function that was called once; all tests have the same.</summary>
    internal Task<string> FunctionAsync() => _function.Value;

    private async Task<string> RunHandlerAsync()
    {
        var name = NewName();
        await JsonAsync("lambda", "run", HandlerFile, """{"n": 1}""", "--name", name);
        return name;
    }

    private T Configured<T>(T config)
        where T : ServiceConfig
    {
        config.ServiceURL = Endpoint;
        config.AuthenticationRegion = "us-east-1";
        return config;
    }
}
