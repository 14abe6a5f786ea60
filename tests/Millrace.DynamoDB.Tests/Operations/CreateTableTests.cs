namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 9, 19.1, 19.7.</summary>
public sealed class CreateTableTests
{
    private const string Invalid = "One or more parameter values were invalid: ";
    private const string Detected = "1 validation error detected: ";
    private const string Key = """ "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}] """;
    private const string BothKeys = """ "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}] """;
    private const string Defined = """ "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}] """;
    private const string BothDefined = """ "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"}] """;
    private const string OnDemand = """ "BillingMode":"PAY_PER_REQUEST" """;

    public static TheoryData<string, string> Refusals { get; } = new()
    {
        { $$"""{ {{Key}},{{Defined}} }""", "The parameter 'TableName' is required but was not present in the request" },
        { $$"""{"TableName":"ab",{{Key}},{{Defined}} }""", Detected + "Value 'ab' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3" },
        { $$"""{"TableName":"abc","KeySchema":[{"AttributeName":"pk","KeyType":"X"}],{{Defined}} }""", Detected + "Value 'X' at 'keySchema.1.member.keyType' failed to satisfy constraint: Member must satisfy enum value set: [HASH, RANGE]" },
        { $$"""{"TableName":"abc",{{Key}},"AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"X"}]}""", Detected + "Value 'X' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]" },
        { $$"""{"TableName":"abc","BillingMode":"X",{{Key}},{{Defined}} }""", Detected + "Value 'X' at 'billingMode' failed to satisfy constraint: Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]" },
        { $$"""{"TableName":"abc",{{Key}},{{Defined}} }""", Invalid + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED" },
        { $$"""{"TableName":"abc",{{OnDemand}},"ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1},{{Key}},{{Defined}} }""", Invalid + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST" },
        { $$"""{"TableName":"abc","ProvisionedThroughput":{"ReadCapacityUnits":1000000000001,"WriteCapacityUnits":1},{{Key}},{{Defined}} }""", "Given value 1000000000001 for ReadCapacityUnits is out of bounds" },
        { $$"""{"TableName":"abc","ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1000000000001},{{Key}},{{Defined}} }""", "Given value 1000000000001 for WriteCapacityUnits is out of bounds" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{BothKeys}},{{Defined}} }""", "Invalid KeySchema: Some index key attribute have no definition" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{Key}},"AttributeDefinitions":[{"AttributeName":"other","AttributeType":"S"}]}""", Invalid + "Some index key attributes are not defined in AttributeDefinitions. Keys: [pk], AttributeDefinitions: [other]" },
        { $$"""{"TableName":"abc",{{OnDemand}},"KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"pk","KeyType":"RANGE"}],{{BothDefined}} }""", "Both the Hash Key and the Range Key element in the KeySchema have the same name" },
        { $$"""{"TableName":"abc",{{OnDemand}},"KeySchema":[{"AttributeName":"pk","KeyType":"RANGE"}],{{Defined}} }""", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type" },
        { $$"""{"TableName":"abc",{{OnDemand}},"KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"HASH"}],{{BothDefined}} }""", "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{Key}},{{BothDefined}} }""", Invalid + "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{Key}},{{Defined}},"LocalSecondaryIndexes":[]}""", Invalid + "List of LocalSecondaryIndexes is empty" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{Key}},{{Defined}},"GlobalSecondaryIndexes":[]}""", Invalid + "List of GlobalSecondaryIndexes is empty" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{Key}},{{BothDefined}},"LocalSecondaryIndexes":[{{Index("pk sk")}}]}""", Invalid + "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{BothKeys}},{{BothDefined}},"LocalSecondaryIndexes":[{{Index("pk")}}]}""", Invalid + "Index KeySchema does not have a range key for index: idx" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{BothKeys}},{{BothDefined}},"LocalSecondaryIndexes":[{{Index("sk pk")}}]}""", Invalid + "Index KeySchema does not have the same leading hash key as table KeySchema for index: idx. index hash key: sk, table hash key: pk" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{BothKeys}},{{BothDefined}},"LocalSecondaryIndexes":[{{Index("pk sk")}},{{Index("pk sk")}}]}""", Invalid + "Duplicate index name: idx" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{BothKeys}},{{BothDefined}},"LocalSecondaryIndexes":[{{string.Join(',', Enumerable.Range(0, 6).Select(i => Index("pk sk", $"idx{i}")))}}]}""", Invalid + "Number of LocalSecondaryIndexes exceeds per-table limit of 5" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{BothKeys}},{{BothDefined}},"GlobalSecondaryIndexes":[{{string.Join(',', Enumerable.Range(0, 21).Select(i => Index("sk", $"idx{i}")))}}]}""", Invalid + "GlobalSecondaryIndex count exceeds the per-table limit of 20" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{BothKeys}},{{BothDefined}},"GlobalSecondaryIndexes":[{{Index("sk", projection: "")}}]}""", Invalid + "Unknown ProjectionType: null" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{BothKeys}},{{BothDefined}},"GlobalSecondaryIndexes":[{{Index("sk", projection: "\"ProjectionType\":\"ALL\",\"NonKeyAttributes\":[\"a\"]")}}]}""", Invalid + "ProjectionType is ALL, but NonKeyAttributes is specified" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{BothKeys}},{{BothDefined}},"GlobalSecondaryIndexes":[{{Index("sk", more: ",\"ProvisionedThroughput\":{\"ReadCapacityUnits\":1,\"WriteCapacityUnits\":1}")}}]}""", Invalid + "ProvisionedThroughput should not be specified for index: idx when BillingMode is PAY_PER_REQUEST" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{Key}},{{BothDefined}},"GlobalSecondaryIndexes":[{{Index("pk")}}]}""", Invalid + "Some AttributeDefinitions are not used. AttributeDefinitions: [pk, sk], keys used: [pk]" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{Key}},{{Defined}},"StreamSpecification":{"StreamEnabled":true} }""", "One or more parameter values were invalid: Table is being created with a stream enabled, UpdateViewType is required" },
        { $$"""{"TableName":"abc",{{OnDemand}},{{Key}},{{Defined}},"StreamSpecification":{"StreamEnabled":false,"StreamViewType":"KEYS_ONLY"} }""", "One or more parameter values were invalid: Table is being created with a stream disabled, UpdateViewType should not be specified" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_is_refused(string json, string text)
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync("CreateTable", json, text);
        JsonAssert.Equal("""{"TableNames":[]}""", await dynamo.SendAsync("ListTables", "{}"));
    }

    [Fact]
    public async Task The_answer_says_CREATING_and_the_table_is_there_at_once()
    {
        await using var dynamo = new TestDynamoDB();
        var json = $$"""
            {"TableName":"Lease","ProvisionedThroughput":{"ReadCapacityUnits":10,"WriteCapacityUnits":5},{{BothKeys}},{{BothDefined}},
             "GlobalSecondaryIndexes":[{{Index("sk", more: ",\"ProvisionedThroughput\":{\"ReadCapacityUnits\":1,\"WriteCapacityUnits\":2}")}}],
             "LocalSecondaryIndexes":[{{Index("pk sk", "local")}}],"DeletionProtectionEnabled":true,"Tags":[{"Key":"a","Value":"b"}]}
            """;
        Assert.Equal("\"CREATING\"", await dynamo.SendAsync("CreateTable", json, "TableDescription", "TableStatus"));

        var id = await dynamo.SendAsync("DescribeTable", """{"TableName":"Lease"}""", "Table", "TableId");
        JsonAssert.Equal(
            $$"""
            {"Table":{"AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"}],"TableName":"Lease",
              "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],"TableStatus":"ACTIVE","CreationDateTime":1769044922.500,
              "ProvisionedThroughput":{"NumberOfDecreasesToday":0,"ReadCapacityUnits":10,"WriteCapacityUnits":5},"TableSizeBytes":0,"ItemCount":0,
              "TableArn":"{{TestDynamoDB.Arn("Lease")}}","TableId":{{id}},
              "LocalSecondaryIndexes":[{"IndexName":"local","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
                "Projection":{"ProjectionType":"ALL"},"IndexSizeBytes":0,"ItemCount":0,"IndexArn":"{{TestDynamoDB.Arn("Lease")}}/index/local"}],
              "GlobalSecondaryIndexes":[{"IndexName":"idx","KeySchema":[{"AttributeName":"sk","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"},"IndexStatus":"ACTIVE",
                "ProvisionedThroughput":{"NumberOfDecreasesToday":0,"ReadCapacityUnits":1,"WriteCapacityUnits":2},"IndexSizeBytes":0,"ItemCount":0,
                "IndexArn":"{{TestDynamoDB.Arn("Lease")}}/index/idx","WarmThroughput":{"ReadUnitsPerSecond":1,"WriteUnitsPerSecond":2,"Status":"ACTIVE"} }],
              "DeletionProtectionEnabled":true,"WarmThroughput":{"ReadUnitsPerSecond":10,"WriteUnitsPerSecond":5,"Status":"ACTIVE"} } }
            """,
            await dynamo.SendAsync("DescribeTable", """{"TableName":"Lease"}"""));
    }

    [Fact]
    public async Task A_table_on_demand_says_since_when()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        JsonAssert.Equal(
            """{"BillingMode":"PAY_PER_REQUEST","LastUpdateToPayPerRequestDateTime":1769044922.500}""",
            await dynamo.SendAsync("DescribeTable", """{"TableName":"Table"}""", "Table", "BillingModeSummary"));
        JsonAssert.Equal(
            """{"ReadUnitsPerSecond":12000,"WriteUnitsPerSecond":4000,"Status":"ACTIVE"}""",
            await dynamo.SendAsync("DescribeTable", """{"TableName":"Table"}""", "Table", "WarmThroughput"));
    }

    [Fact]
    public async Task A_name_is_taken_in_its_account_and_region_only()
    {
        await using var dynamo = new TestDynamoDB();
        var json = $$"""{"TableName":"Table",{{OnDemand}},{{Key}},{{Defined}} }""";
        await dynamo.SendAsync("CreateTable", json);
        await dynamo.RefusedAsync("CreateTable", json, "ResourceInUseException", "Table already exists: Table");
        await dynamo.SendFromAsync("CreateTable", json, region: "eu-west-1");
        await dynamo.SendFromAsync("CreateTable", json, account: "999999999999");
    }

    [Fact]
    public async Task Of_many_that_make_one_table_one_does()
    {
        await using var dynamo = new TestDynamoDB();
        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                await dynamo.CreateAsync("Table", "pk:S");
                return true;
            }
            catch (Wire.ServiceException error) when (error.Code == "ResourceInUseException")
            {
                return false;
            }
        })));
        Assert.Single(made, isMade => isMade);
    }

    private static string Index(string key, string name = "idx", string projection = "\"ProjectionType\":\"ALL\"", string more = "")
    {
        var schema = key.Split(' ').Select((part, i) => $$"""{"AttributeName":"{{part}}","KeyType":"{{(i == 0 ? "HASH" : "RANGE")}}"}""");
        return "{\"IndexName\":\"" + name + "\",\"KeySchema\":[" + string.Join(',', schema) + "],\"Projection\":{" + projection + "}" + more + "}";
    }
}
