namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 5, 10, 19.</summary>
public sealed class PutItemTests
{
    private const string Invalid = "One or more parameter values were invalid: ";
    private const string Detected = "1 validation error detected: ";

    public static TheoryData<string, string> Refusals { get; } = new()
    {
        { """{"Item":{"pk":{"S":"a"}}}""", Detected + "Value null at 'tableName' failed to satisfy constraint: Member must not be null" },
        { """{"TableName":"","Item":{"pk":{"S":"a"}},"ReturnValues":"X"}""", Detected + "Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 1" },
        { """{"TableName":"bad table!@#","Item":{},"ReturnValues":"X"}""", Detected + "Value 'bad table!@#' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+" },
        { $$"""{"TableName":"{{new string('a', 256)}}","Item":{} }""", Detected + $"Value '{new string('a', 256)}' at 'tableName' failed to satisfy constraint: Member must have length less than or equal to 255" },
        { """{"TableName":"arn:aws:dynamodb:x","Item":{"pk":{"S":"a"}}}""", "Invalid TableArn: Invalid ResourceArn provided as input arn:aws:dynamodb:x" },
        {
            """{"TableName":"Table","Item":{},"ReturnValues":"X","ReturnConsumedCapacity":"Y","ReturnItemCollectionMetrics":"Z"}""",
            "3 validation errors detected: Value 'X' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]; "
            + "Value 'Y' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]; "
            + "Value 'Z' at 'returnItemCollectionMetrics' failed to satisfy constraint: Member must satisfy enum value set: [SIZE, NONE]"
        },
        { """{"TableName":"Table","Item":{},"Expected":{},"ConditionExpression":"a = :a"}""", "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}" },
        { """{"TableName":"Table","Item":{},"ExpressionAttributeNames":{"#a":"b"}}""", "ExpressionAttributeNames can only be specified when using expressions" },
        { """{"TableName":"Table","Item":{},"ExpressionAttributeValues":{":a":{"S":"b"}}}""", "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null" },
        { """{"TableName":"Table","Item":{"a":{}},"ReturnValues":"ALL_NEW"}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes" },
        { """{"TableName":"Table","Item":{"":{"S":"b"}}}""", "Empty attribute name" },
        { """{"TableName":"Table","Item":{"a":{"S":"b","N":"1"}}}""", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes" },
        { """{"TableName":"Table","Item":{},"ReturnValues":"ALL_NEW","ConditionExpression":"!"}""", "ReturnValues can only be ALL_OLD or NONE" },
        { """{"TableName":"Table","Item":{},"ConditionExpression":"a = :a","ExpressionAttributeNames":{}}""", "ExpressionAttributeNames must not be empty" },
        { """{"TableName":"Table","Item":{},"ConditionExpression":"a = :a","ExpressionAttributeNames":{"x":"y"}}""", "ExpressionAttributeNames contains invalid key: Syntax error; key: \"x\"" },
        { """{"TableName":"Table","Item":{},"ConditionExpression":"a = :a","ExpressionAttributeValues":{":a":{"NULL":false}}}""", "ExpressionAttributeValues contains invalid value: " + Invalid + "Null attribute value types must have the value of true for key :a" },
        { """{"TableName":"Table","Item":{},"ConditionExpression":"attribute_exists(a)","ExpressionAttributeNames":{"#b":"b"},"ExpressionAttributeValues":{":c":{"S":"c"}}}""", "Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}" },
        { """{"TableName":"Table","Item":{},"ConditionExpression":"attribute_exists(a)","ExpressionAttributeValues":{":c":{"S":"c"}}}""", "Value provided in ExpressionAttributeValues unused in expressions: keys: {:c}" },
        { """{"TableName":"Table","Item":{}}""", Invalid + "Missing the key pk in the item" },
        { """{"TableName":"Table","Item":{"pk":{"N":"1"}}}""", Invalid + "Type mismatch for key pk expected: S actual: N" },
        { """{"TableName":"Table","Item":{"pk":{"S":""},"sk":{"N":"1"}}}""", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk" },
        { $$"""{"TableName":"Table","Item":{"pk":{"S":"{{new string('a', 2049)}}"},"sk":{"N":"1"} } }""", Invalid + "Size of hashkey has exceeded the maximum size limit of2048 bytes" },
        { $$"""{"TableName":"Bytes","Item":{"pk":{"S":"a"},"sk":{"B":"{{Convert.ToBase64String(new byte[1025])}}"} } }""", Invalid + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes" },
        { """{"TableName":"Table","Item":{"pk":{"S":"a"},"sk":{"N":"1"},"owner":{"N":"1"}}}""", Invalid + "Type mismatch for Index Key owner Expected: S Actual: N IndexName: idx" },
        { """{"TableName":"Table","Item":{"pk":{"S":"a"},"sk":{"N":"1"},"owner":{"S":""}}}""", "One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: idx, IndexKey: owner" },
        { """{"TableName":"Table","Item":{"pk":{"S":"a"},"sk":{"N":"1"}},"ConditionExpression":"attribute_exists(pk.a)"}""", "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: pk" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_is_refused(string json, string text)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync("PutItem", json, text);
        JsonAssert.Equal("""{"Items":[],"Count":0,"ScannedCount":0}""", await dynamo.SendAsync("Scan", """{"TableName":"Table"}"""));
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_told_without_its_name()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync("PutItem", """{"TableName":"None","Item":{"pk":{"S":"a"}}}""", "ResourceNotFoundException", "Requested resource not found");
    }

    [Fact]
    public async Task An_item_takes_the_place_of_the_one_with_its_key()
    {
        await using var dynamo = await OpenAsync();
        Assert.Equal("{}", await dynamo.SendAsync("PutItem", """{"TableName":"Table","Item":{"pk":{"S":"a"},"sk":{"N":"1"},"x":{"S":"1"}},"ReturnValues":"ALL_OLD"}"""));
        JsonAssert.Equal(
            """{"Attributes":{"pk":{"S":"a"},"sk":{"N":"1"},"x":{"S":"1"}}}""",
            await dynamo.SendAsync("PutItem", """{"TableName":"Table","Item":{"pk":{"S":"a"},"sk":{"N":"1.0"},"y":{"L":[{"M":{"z":{"BOOL":true}}}]}},"ReturnValues":"ALL_OLD"}"""));
        JsonAssert.Equal("""{"pk":{"S":"a"},"sk":{"N":"1"},"y":{"L":[{"M":{"z":{"BOOL":true}}}]}}""", await dynamo.GetAsync("Table", """{"pk":{"S":"a"},"sk":{"N":"1e0"}}"""));
        Assert.Equal("1", await dynamo.SendAsync("DescribeTable", """{"TableName":"Table"}""", "Table", "ItemCount"));
    }

    [Fact]
    public async Task An_item_is_as_large_as_400_KB_and_no_larger()
    {
        await using var dynamo = await OpenAsync();
        // pk, a, sk, 1: 2 + 1 + 2 + 2 bytes, and the name of the text.
        var most = 409_600 - 7 - 1;
        await dynamo.PutAsync("Table", Item(most));
        Assert.Equal("409600", await dynamo.SendAsync("DescribeTable", """{"TableName":"Table"}""", "Table", "TableSizeBytes"));
        await dynamo.RefusedAsync("PutItem", $$"""{"TableName":"Table","Item":{{Item(most + 1)}} }""", "Item size has exceeded the maximum allowed size");

        static string Item(int length) => $$$"""{"pk":{"S":"a"},"sk":{"N":"1"},"y":{"S":"{{{new string('x', length)}}}"} }""";
    }

    [Fact]
    public async Task A_failed_condition_changes_nothing_and_tells_the_item_when_asked()
    {
        await using var dynamo = await OpenAsync();
        const string Put = """ "TableName":"Table","Item":{"pk":{"S":"a"},"sk":{"N":"1"}},"ConditionExpression":"attribute_not_exists(pk)" """;
        await dynamo.SendAsync("PutItem", $"{{{Put}}}");
        var error = await dynamo.RefusedAsync("PutItem", $"{{{Put}}}", "ConditionalCheckFailedException", "The conditional request failed");
        Assert.Null(error.Details);
        error = await dynamo.RefusedAsync(
            "PutItem", $$"""{ {{Put}},"ReturnValuesOnConditionCheckFailure":"ALL_OLD"}""", "ConditionalCheckFailedException", "The conditional request failed");
        JsonAssert.Equal("""{"Item":{"pk":{"S":"a"},"sk":{"N":"1"}}}""", ErrorJson.DetailsOf(error));
    }

    [Fact]
    public async Task Capacity_and_collections_are_told_when_asked()
    {
        await using var dynamo = await OpenAsync();
        const string Item = """ "Item":{"pk":{"S":"a"},"sk":{"N":"1"},"owner":{"S":"me"},"x":{"S":"0"}} """;
        JsonAssert.Equal(
            """{"TableName":"Table","CapacityUnits":3,"Table":{"CapacityUnits":1},"GlobalSecondaryIndexes":{"idx":{"CapacityUnits":1}},"LocalSecondaryIndexes":{"local":{"CapacityUnits":1}}}""",
            await dynamo.SendAsync("PutItem", $$"""{"TableName":"Table",{{Item}},"ReturnConsumedCapacity":"INDEXES"}""", "ConsumedCapacity"));
        JsonAssert.Equal(
            """{"TableName":"Table","CapacityUnits":1}""",
            await dynamo.SendAsync("PutItem", $$"""{"TableName":"Table",{{Item}},"ReturnConsumedCapacity":"TOTAL"}""", "ConsumedCapacity"));
        JsonAssert.Equal(
            """{"ItemCollectionKey":{"pk":{"S":"a"}},"SizeEstimateRangeGB":[0,1]}""",
            await dynamo.SendAsync("PutItem", $$"""{"TableName":"Table",{{Item}},"ReturnItemCollectionMetrics":"SIZE"}""", "ItemCollectionMetrics"));
    }

    [Fact]
    public async Task Of_many_writers_who_expect_no_item_one_gets_in()
    {
        await using var dynamo = await OpenAsync();
        var won = await Task.WhenAll(Enumerable.Range(0, 50).Select(writer => Task.Run(async () =>
        {
            try
            {
                await dynamo.SendAsync("PutItem", $$$"""{"TableName":"Table","Item":{"pk":{"S":"a"},"sk":{"N":"1"},"w":{"N":"{{{writer}}}"} },"Expected":{"pk":{"Exists":false} } }""");
                return true;
            }
            catch (Wire.ServiceException error) when (error.Code == "ConditionalCheckFailedException")
            {
                return false;
            }
        })));
        Assert.Single(won, isIn => isIn);
    }

    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync(
            "Table",
            "pk:S sk:N",
            "owner:S x:S",
            """
            "GlobalSecondaryIndexes":[{"IndexName":"idx","KeySchema":[{"AttributeName":"owner","KeyType":"HASH"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}],
            "LocalSecondaryIndexes":[{"IndexName":"local","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"x","KeyType":"RANGE"}],"Projection":{"ProjectionType":"ALL"}}]
            """);
        await dynamo.CreateAsync("Bytes", "pk:S sk:B");
        return dynamo;
    }
}
