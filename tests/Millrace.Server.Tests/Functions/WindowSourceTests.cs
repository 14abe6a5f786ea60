using System.Text.Json.Nodes;
using Millrace.Model.DynamoDB;
using Millrace.Model.Kinesis;
using Millrace.Model.Lambda;
using Millrace.Server.Tests.Authorization;

namespace Millrace.Server.Tests.Functions;

/// <summary>Tumbling windows over the streams of the server itself, which end though nothing comes any more (facts/lambda.md 7).</summary>
public sealed class WindowSourceTests
{
    private const string Code = """
        def handler(event, context):
            n = event["state"].get("n", 0) + len(event["Records"])
            if event["isFinalInvokeForWindow"]:
                print("final", event["eventSourceARN"].split(":")[2], n)
            return {"state": {"n": n}}
        """;

    [Theory]
    [InlineData("fast")]
    [InlineData("aws")]
    public async Task A_window_of_a_stream_ends_without_another_record(string preset)
    {
        await using var server = await ServerProcess.StartAsync("--in-memory", "--preset", preset, "--create-duration", "0s");
        using var caller = new SignedCaller(server.Endpoint);
        await caller.MakeFunctionAsync(Code);
        await caller.DoAsync(KinesisApi.CreateStream, ("StreamName", "s"), ("ShardCount", 1));
        await caller.DoAsync(KinesisApi.PutRecord, ("StreamName", "s"), ("PartitionKey", "k"), ("Data", "aGVsbG8="));
        await MapAsync(caller, MappedFunction.Stream("s"));
        Assert.Equal(["final kinesis 1"], await caller.LinesAsync("final", 1));
    }

    [Fact]
    public async Task A_window_of_a_table_ends_without_another_change()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var caller = new SignedCaller(server.Endpoint);
        await caller.MakeFunctionAsync(Code);
        var made = await caller.DoAsync(
            DynamoDBApi.CreateTable,
            ("TableName", "tab"),
            ("BillingMode", "PAY_PER_REQUEST"),
            ("AttributeDefinitions", new object[] { new Dictionary<string, object> { ["AttributeName"] = "id", ["AttributeType"] = "S" } }),
            ("KeySchema", new object[] { new Dictionary<string, object> { ["AttributeName"] = "id", ["KeyType"] = "HASH" } }),
            ("StreamSpecification", new Dictionary<string, object> { ["StreamEnabled"] = true, ["StreamViewType"] = "NEW_IMAGE" }));
        await caller.DoAsync(
            DynamoDBApi.PutItem, ("TableName", "tab"), ("Item", new Dictionary<string, object> { ["id"] = new Dictionary<string, object> { ["S"] = "1" } }));
        await MapAsync(caller, (string)JsonNode.Parse(made)!["TableDescription"]!["LatestStreamArn"]!);
        Assert.Equal(["final dynamodb 1"], await caller.LinesAsync("final", 1));
    }

    private static Task<string> MapAsync(SignedCaller caller, string source) => caller.DoAsync(
        LambdaApi.CreateEventSourceMapping,
        ("EventSourceArn", source),
        ("FunctionName", "f"),
        ("StartingPosition", "TRIM_HORIZON"),
        ("TumblingWindowInSeconds", 1));
}
