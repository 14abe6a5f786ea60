namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 5, 10, 19.4.</summary>
public sealed class GetItemTests
{
    private const string Mismatch = "The provided key element does not match the schema";

    [Theory]
    [InlineData("""{}""", Mismatch)]
    [InlineData("""{"pk":{"N":"1"}}""", Mismatch)]
    [InlineData("""{"pk":{"S":"a"},"other":{"S":"a"}}""", Mismatch)]
    [InlineData("""{"other":{"S":"a"}}""", Mismatch)]
    [InlineData("""{"pk":{"S":""}}""", "One or more parameter values were invalid: The AttributeValue for a key attribute cannot contain an empty string value. Key: pk")]
    [InlineData("""{"pk":{"N":"x"}}""", "The parameter cannot be converted to a numeric value: x")]
    public async Task A_key_that_is_none_is_refused(string key, string text)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync("GetItem", $$"""{"TableName":"Table","Key":{{key}} }""", text);
    }

    [Theory]
    [InlineData(""" "AttributesToGet":["a","a"] """, "One or more parameter values were invalid: Duplicate value in attribute name: a")]
    [InlineData(""" "AttributesToGet":["a"],"ProjectionExpression":"b" """, "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}")]
    [InlineData(""" "ProjectionExpression":"pk.a" """, "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: pk")]
    [InlineData(""" "AttributesToGet":[] """, "1 validation error detected: Value '[]' at 'attributesToGet' failed to satisfy constraint: Member must have length greater than or equal to 1")]
    public async Task A_projection_that_is_none_is_refused(string members, string text)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync("GetItem", $$"""{"TableName":"Table","Key":{"pk":{"S":"a"} },{{members}} }""", text);
    }

    [Theory]
    [InlineData("x", """{"x":{"N":"1"}}""")]
    [InlineData("m.k, l[2], l[0]", """{"m":{"M":{"k":{"S":"v"}}},"l":{"L":[{"N":"0"},{"N":"2"}]}}""")]
    [InlineData("m.q, absent, l[9], x[0]", "{}")]
    [InlineData("m.o[1].p", """{"m":{"M":{"o":{"L":[{"M":{"p":{"S":"deep"}}}]}}}}""")]
    public async Task Parts_are_returned_and_nothing_else(string projection, string item)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """
            {"pk":{"S":"a"},"x":{"N":"1"},"l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"}]},
             "m":{"M":{"k":{"S":"v"},"o":{"L":[{"NULL":true},{"M":{"p":{"S":"deep"},"r":{"S":"no"}}}]}}}}
            """);
        JsonAssert.Equal(item, await dynamo.SendAsync(
            "GetItem", $$"""{"TableName":"Table","Key":{"pk":{"S":"a"} },"ProjectionExpression":"{{projection}}"}""", "Item"));
    }

    [Fact]
    public async Task An_item_that_is_not_there_is_no_error()
    {
        await using var dynamo = await OpenAsync();
        Assert.Equal("{}", await dynamo.SendAsync("GetItem", """{"TableName":"Table","Key":{"pk":{"S":"a"}}}"""));
        JsonAssert.Equal(
            """{"ConsumedCapacity":{"TableName":"Table","CapacityUnits":0.5}}""",
            await dynamo.SendAsync("GetItem", """{"TableName":"Table","Key":{"pk":{"S":"a"}},"ReturnConsumedCapacity":"TOTAL"}"""));
    }

    [Fact]
    public async Task A_table_is_named_by_its_ARN_too()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"y":{"S":"b"}}""");
        JsonAssert.Equal("""{"pk":{"S":"a"},"y":{"S":"b"}}""", await dynamo.GetAsync(TestDynamoDB.Arn("Table"), """{"pk":{"S":"a"}}"""));
        await dynamo.RefusedAsync("GetItem", """{"TableName":"None","Key":{"pk":{"S":"a"}}}""", "ResourceNotFoundException", "Requested resource not found");
    }

    [Fact]
    public async Task Legacy_names_are_attributes()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"name":{"S":"b"},"x.y":{"S":"c"},"z":{"S":"d"}}""");
        JsonAssert.Equal(
            """{"name":{"S":"b"},"x.y":{"S":"c"}}""",
            await dynamo.SendAsync("GetItem", """{"TableName":"Table","Key":{"pk":{"S":"a"}},"AttributesToGet":["name","x.y","gone"]}""", "Item"));
    }

    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        return dynamo;
    }
}
