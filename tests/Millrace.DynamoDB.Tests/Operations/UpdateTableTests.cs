namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 2.3, 9, 19.7.</summary>
public sealed class UpdateTableTests
{
    private const string Invalid = "One or more parameter values were invalid: ";

    private const string Create = """
        "AttributeDefinitions":[{"AttributeName":"leaseOwner","AttributeType":"S"},{"AttributeName":"leaseKey","AttributeType":"S"}],
        "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"idx","KeySchema":[{"AttributeName":"leaseOwner","KeyType":"HASH"},{"AttributeName":"leaseKey","KeyType":"RANGE"}],
          "Projection":{"ProjectionType":"KEYS_ONLY"}}}]
        """;

    [Theory]
    [InlineData("\"AttributeDefinitions\":[]", "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required")]
    [InlineData(""" "BillingMode":"PAY_PER_REQUEST","ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1} """, Invalid + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST")]
    [InlineData(""" "BillingMode":"PROVISIONED" """, Invalid + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED")]
    [InlineData(""" "GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"idx"}},{"Delete":{"IndexName":"idx"}}] """, Invalid + "Only one global secondary index update per index is allowed simultaneously. Index: idx")]
    [InlineData(""" "StreamSpecification":{"StreamEnabled":true} """, "One or more parameter values were invalid: If stream is being enabled then UpdateViewType is required")]
    public async Task What_cannot_be_is_refused(string members, string text)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync("UpdateTable", $$"""{"TableName":"Lease",{{members}} }""", text);
    }

    [Fact]
    public async Task An_index_is_made_in_one_call_from_the_items_that_are_there()
    {
        await using var dynamo = await OpenAsync();
        for (var i = 0; i < 600; i++) await dynamo.PutAsync("Lease", $$"""{"leaseKey":{"S":"k{{i}}"}{{(i % 2 == 0 ? ",\"leaseOwner\":{\"S\":\"me\"}" : "")}} }""");
        await dynamo.PutAsync("Lease", """{"leaseKey":{"S":"odd"},"leaseOwner":{"N":"1"}}""");
        var description = await dynamo.SendAsync("UpdateTable", $$"""{"TableName":"Lease",{{Create}} }""", "TableDescription");
        Assert.Contains("\"TableStatus\":\"UPDATING\"", description, StringComparison.Ordinal);
        Assert.Contains("\"IndexStatus\":\"CREATING\"", description, StringComparison.Ordinal);
        Assert.Equal("\"ACTIVE\"", await dynamo.SendAsync("DescribeTable", """{"TableName":"Lease"}""", "Table", "GlobalSecondaryIndexes", "0", "IndexStatus"));
        Assert.Equal("300", await dynamo.SendAsync(
            "Query",
            """{"TableName":"Lease","IndexName":"idx","KeyConditionExpression":"leaseOwner = :o","ExpressionAttributeValues":{":o":{"S":"me"}}}""",
            "Count"));
        await dynamo.PutAsync("Lease", """{"leaseKey":{"S":"late"},"leaseOwner":{"S":"me"}}""");
        Assert.Equal("301", await dynamo.SendAsync("Scan", """{"TableName":"Lease","IndexName":"idx"}""", "Count"));
        await dynamo.RefusedAsync("UpdateTable", $$"""{"TableName":"Lease",{{Create}} }""", Invalid + "Attempting to create an index which already exists");
    }

    [Fact]
    public async Task An_index_is_deleted_with_the_definitions_that_only_it_needed()
    {
        await using var dynamo = await OpenAsync();
        const string Delete = """{"TableName":"Lease","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"idx"}}]}""";
        await dynamo.RefusedAsync("UpdateTable", Delete, "ResourceNotFoundException", "Requested resource not found");
        await dynamo.SendAsync("UpdateTable", $$"""{"TableName":"Lease",{{Create}} }""");
        Assert.Equal("\"DELETING\"", await dynamo.SendAsync("UpdateTable", Delete, "TableDescription", "GlobalSecondaryIndexes", "0", "IndexStatus"));
        Assert.Null(await dynamo.SendAsync("DescribeTable", """{"TableName":"Lease"}""", "Table", "GlobalSecondaryIndexes"));
        JsonAssert.Equal(
            """[{"AttributeName":"leaseKey","AttributeType":"S"}]""",
            await dynamo.SendAsync("DescribeTable", """{"TableName":"Lease"}""", "Table", "AttributeDefinitions"));
        await dynamo.RefusedAsync("Scan", """{"TableName":"Lease","IndexName":"idx"}""", "The table does not have the specified index: idx");
    }

    [Fact]
    public async Task Two_indexes_at_once_are_too_many()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync(
            "UpdateTable",
            """{"TableName":"Lease","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"one"}},{"Delete":{"IndexName":"two"}}]}""",
            "LimitExceededException",
            "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
    }

    [Fact]
    public async Task A_table_goes_from_one_way_of_paying_to_the_other()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.SendAsync("UpdateTable", """{"TableName":"Lease","BillingMode":"PAY_PER_REQUEST"}""");
        const string Provision = """{"TableName":"Lease","BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":10,"WriteCapacityUnits":5}}""";
        await dynamo.SendAsync("UpdateTable", Provision);
        JsonAssert.Equal(
            """{"NumberOfDecreasesToday":0,"ReadCapacityUnits":10,"WriteCapacityUnits":5}""",
            await dynamo.SendAsync("DescribeTable", """{"TableName":"Lease"}""", "Table", "ProvisionedThroughput"));
        Assert.Equal("\"PROVISIONED\"", await dynamo.SendAsync("DescribeTable", """{"TableName":"Lease"}""", "Table", "BillingModeSummary", "BillingMode"));
        await dynamo.RefusedAsync(
            "UpdateTable",
            Provision,
            "The provisioned throughput for the table will not change. The requested value equals the current value. Current ReadCapacityUnits provisioned for the table: 10. "
            + "Requested ReadCapacityUnits: 10. Current WriteCapacityUnits provisioned for the table: 5. Requested WriteCapacityUnits: 5. "
            + "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.");
        await dynamo.SendAsync("UpdateTable", """{"TableName":"Lease","ProvisionedThroughput":{"ReadCapacityUnits":20,"WriteCapacityUnits":5}}""");
        JsonAssert.Equal(
            """{"LastIncreaseDateTime":1769044922.500,"NumberOfDecreasesToday":0,"ReadCapacityUnits":20,"WriteCapacityUnits":5}""",
            await dynamo.SendAsync("DescribeTable", """{"TableName":"Lease"}""", "Table", "ProvisionedThroughput"));
    }

    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Lease", "leaseKey:S");
        return dynamo;
    }
}
