namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 14, 19.1.</summary>
public sealed class BatchGetItemTests
{
    public static TheoryData<string, string> Refusals { get; } = new()
    {
        { "{}", "The requestItems parameter is required for BatchGetItem" },
        { """{"Table":{"Keys":[]}}""", "1 validation error detected: Value '[]' at 'requestItems.Table.member.keys' failed to satisfy constraint: Member must have length greater than or equal to 1" },
        { Keys("Table", 101), "1 validation error detected: Value at 'RequestItems.Table.member.Keys' failed to satisfy constraint: Member must have length less than or equal to 100" },
        { """{"Table":{"Keys":[{"pk":{"S":"a"}},{"pk":{"S":"a"}}]}}""", "Provided list of item keys contains duplicates" },
        { """{"Table":{"Keys":[{"pk":{"N":"1"}}]}}""", "The provided key element does not match the schema" },
        { """{"Table":{"Keys":[{"pk":{"S":"a"}}],"ProjectionExpression":"name"}}""", "Invalid ProjectionExpression: Attribute name is a reserved keyword; reserved keyword: name" },
        { """{"Table":{"Keys":[{"pk":{"S":"a"}}],"AttributesToGet":["a"],"ProjectionExpression":"b"}}""", "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_is_refused(string items, string text)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync("BatchGetItem", $$"""{"RequestItems":{{items}} }""", text);
    }

    [Fact]
    public async Task Items_of_several_tables_are_found()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"x":{"N":"1"}}""");
        await dynamo.PutAsync("Other", """{"pk":{"S":"b"},"x":{"N":"2"}}""");
        JsonAssert.Equal(
            """
            {"Responses":{"Table":[{"pk":{"S":"a"},"x":{"N":"1"}}],"Other":[{"x":{"N":"2"}}]},"UnprocessedKeys":{},
             "ConsumedCapacity":[{"TableName":"Table","CapacityUnits":2},{"TableName":"Other","CapacityUnits":0.5}]}
            """,
            await dynamo.SendAsync("BatchGetItem", """
                {"RequestItems":{"Table":{"Keys":[{"pk":{"S":"a"}},{"pk":{"S":"gone"}}],"ConsistentRead":true},
                  "Other":{"Keys":[{"pk":{"S":"b"}}],"ProjectionExpression":"x"}},"ReturnConsumedCapacity":"TOTAL"}
                """));
        await dynamo.RefusedAsync(
            "BatchGetItem", """{"RequestItems":{"None":{"Keys":[{"pk":{"S":"a"}}]}}}""", "ResourceNotFoundException", "Requested resource not found");
    }

    [Fact]
    public async Task What_is_more_than_16_MB_is_to_be_asked_for_again()
    {
        await using var dynamo = await OpenAsync();
        for (var i = 0; i < 43; i++) await dynamo.PutAsync("Table", $$"""{"pk":{"S":"k{{i}}"},"big":{"S":"{{new string('x', 400_000)}}"} }""");
        var answer = System.Text.Json.Nodes.JsonNode.Parse(await dynamo.SendAsync("BatchGetItem", $$"""{"RequestItems":{{Keys("Table", 43)}} }"""))!;
        var (found, left) = (answer["Responses"]!["Table"]!.AsArray().Count, answer["UnprocessedKeys"]!["Table"]!["Keys"]!.AsArray().Count);
        Assert.Equal((41, 2), (found, left));
    }

    private static string Keys(string table, int count) =>
        $"{{\"{table}\":{{\"Keys\":[{string.Join(',', Enumerable.Range(0, count).Select(i => $"{{\"pk\":{{\"S\":\"k{i}\"}}}}"))}]}}}}";

    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.CreateAsync("Other", "pk:S");
        return dynamo;
    }
}
