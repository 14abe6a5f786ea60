namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 14, 19.1.</summary>
public sealed class BatchWriteItemTests
{
    [Theory]
    [InlineData("{}", "The requestItems parameter is required for BatchWriteItem")]
    [InlineData("""{"Table":[{}]}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("""{"Table":[{"PutRequest":{"Item":{"pk":{"S":"a"}}},"DeleteRequest":{"Key":{"pk":{"S":"a"}}}}]}""", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")]
    [InlineData("""{"Table":[{"PutRequest":{"Item":{"pk":{"S":"a"}}}},{"DeleteRequest":{"Key":{"pk":{"S":"a"}}}}]}""", "Provided list of item keys contains duplicates")]
    [InlineData("""{"Table":[{"PutRequest":{"Item":{"pk":{"S":"a"}}}},{"PutRequest":{"Item":{"x":{"S":"a"}}}}]}""", "One or more parameter values were invalid: Missing the key pk in the item")]
    [InlineData("""{"Table":[{"PutRequest":{"Item":{"pk":{"S":"a"},"n":{"N":"x"}}}}]}""", "The parameter cannot be converted to a numeric value: x")]
    public async Task One_bad_request_fails_them_all(string items, string text)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync("BatchWriteItem", $$"""{"RequestItems":{{items}} }""", text);
        Assert.Equal("0", await dynamo.SendAsync("Scan", """{"TableName":"Table"}""", "Count"));
    }

    [Fact]
    public async Task More_than_25_requests_are_too_many()
    {
        await using var dynamo = await OpenAsync();
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => dynamo.SendAsync("BatchWriteItem", Puts(("Table", 26))));
        Assert.StartsWith("1 validation error detected: Value '{Table=[", error.Text, StringComparison.Ordinal);
        Assert.EndsWith(
            "}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]",
            error.Text,
            StringComparison.Ordinal);
        await dynamo.RefusedAsync("BatchWriteItem", Puts(("Table", 13), ("Other", 13)), "Too many items requested for the BatchWriteItem call");
    }

    [Fact]
    public async Task Items_of_several_tables_are_written_and_deleted()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"x":{"N":"1"}}""");
        JsonAssert.Equal(
            """{"UnprocessedItems":{},"ConsumedCapacity":[{"TableName":"Table","CapacityUnits":2},{"TableName":"Other","CapacityUnits":1}]}""",
            await dynamo.SendAsync("BatchWriteItem", """
                {"RequestItems":{"Table":[{"DeleteRequest":{"Key":{"pk":{"S":"a"}}}},{"PutRequest":{"Item":{"pk":{"S":"b"}}}}],
                  "Other":[{"PutRequest":{"Item":{"pk":{"S":"c"}}}}]},"ReturnConsumedCapacity":"TOTAL"}
                """));
        Assert.Null(await dynamo.GetAsync("Table", """{"pk":{"S":"a"}}"""));
        Assert.NotNull(await dynamo.GetAsync("Table", """{"pk":{"S":"b"}}"""));
        Assert.NotNull(await dynamo.GetAsync("Other", """{"pk":{"S":"c"}}"""));
    }

    [Fact]
    public async Task A_table_may_be_named_by_its_ARN()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.SendAsync("BatchWriteItem", Puts((TestDynamoDB.Arn("Table"), 25)));
        Assert.Equal("25", await dynamo.SendAsync("Scan", """{"TableName":"Table"}""", "Count"));
    }

    private static string Puts(params (string Table, int Count)[] tables)
    {
        var puts = tables.Select(table =>
            $"\"{table.Table}\":[{string.Join(',', Enumerable.Range(0, table.Count).Select(i => $"{{\"PutRequest\":{{\"Item\":{{\"pk\":{{\"S\":\"k{i}\"}}}}}}}}"))}]");
        return $"{{\"RequestItems\":{{{string.Join(',', puts)}}}}}";
    }

    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.CreateAsync("Other", "pk:S");
        return dynamo;
    }
}
