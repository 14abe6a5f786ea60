namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 9, 19.8. What a table is told to be, <see cref="CreateTableTests"/> looks at.</summary>
public sealed class DescribeTableTests
{
    [Fact]
    public async Task A_table_that_is_not_there_is_told_by_its_name()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync("DescribeTable", """{"TableName":"None"}""", "ResourceNotFoundException", "Requested resource not found: Table: None not found");
        await dynamo.RefusedAsync("DescribeTable", "{}", "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null");
    }

    [Fact]
    public async Task Items_and_bytes_are_counted_as_they_are_written()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S", "s:S", """
            "GlobalSecondaryIndexes":[{"IndexName":"idx","KeySchema":[{"AttributeName":"s","KeyType":"HASH"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}]
            """);
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"s":{"S":"b"},"list":{"L":[{"N":"100"},{"NULL":true}]}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"b"}}""");
        // 2 + 1, 1 + 1, 4 + 3 + (1 + 2) + (1 + 1) bytes, and 2 + 1.
        Assert.Equal(("2", "20"), await CountAsync(dynamo, []));
        Assert.Equal(("1", "5"), await CountAsync(dynamo, ["GlobalSecondaryIndexes", "0"]));
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"}}""");
        Assert.Equal(("2", "6"), await CountAsync(dynamo, []));
        Assert.Equal(("0", "0"), await CountAsync(dynamo, ["GlobalSecondaryIndexes", "0"]));
    }

    private static async Task<(string?, string?)> CountAsync(TestDynamoDB dynamo, string[] path)
    {
        const string Json = """{"TableName":"Table"}""";
        var bytes = path.Length == 0 ? "TableSizeBytes" : "IndexSizeBytes";
        return (
            await dynamo.SendAsync("DescribeTable", Json, ["Table", .. path, "ItemCount"]),
            await dynamo.SendAsync("DescribeTable", Json, ["Table", .. path, bytes]));
    }
}
