namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 10, 12, 19.8.</summary>
public sealed class DeleteItemTests
{
    private const string Invalid = "One or more parameter values were invalid: ";
    private const string Key = """ "TableName":"Table","Key":{"pk":{"S":"a"}} """;

    [Theory]
    [InlineData(""" "Expected":{"a":{}} """, Invalid + "Value must be provided when Exists is null for Attribute: a")]
    [InlineData(""" "Expected":{"a":{"Exists":true}} """, Invalid + "Value must be provided when Exists is true for Attribute: a")]
    [InlineData(""" "Expected":{"a":{"Exists":false,"Value":{"S":"x"}}} """, Invalid + "Value cannot be used when Exists is false for Attribute: a")]
    [InlineData(""" "Expected":{"a":{"Exists":true,"ComparisonOperator":"EQ"}} """, Invalid + "Exists and ComparisonOperator cannot be used together for Attribute: a")]
    [InlineData(""" "Expected":{"a":{"ComparisonOperator":"EQ"}} """, Invalid + "Value or AttributeValueList must be used with ComparisonOperator: EQ for Attribute: a")]
    [InlineData(""" "Expected":{"a":{"ComparisonOperator":"EQ","AttributeValueList":[]}} """, Invalid + "Invalid number of argument(s) for the EQ ComparisonOperator")]
    [InlineData(""" "Expected":{"a":{"ComparisonOperator":"LT","Value":{"SS":["x"]}}} """, Invalid + "ComparisonOperator LT is not valid for SS AttributeValue type")]
    [InlineData(""" "Expected":{"a":{"ComparisonOperator":"IN","AttributeValueList":[{"S":"x"},{"N":"1"}]}} """, Invalid + "AttributeValues inside AttributeValueList must be of same type")]
    [InlineData(""" "Expected":{"a":{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"N":"2"},{"N":"1"}]}} """, "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound")]
    [InlineData(""" "ReturnValues":"UPDATED_OLD" """, "ReturnValues can only be ALL_OLD or NONE")]
    public async Task What_cannot_be_is_refused(string members, string text)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync("DeleteItem", $$"""{ {{Key}},{{members}} }""", text);
        Assert.NotNull(await dynamo.GetAsync("Table", """{"pk":{"S":"a"}}"""));
    }

    [Theory]
    [InlineData("""{"n":{"ComparisonOperator":"EQ","Value":{"N":"5.0"}}}""", true)]
    [InlineData("""{"n":{"ComparisonOperator":"NE","Value":{"N":"5"}}}""", false)]
    [InlineData("""{"gone":{"ComparisonOperator":"NE","Value":{"N":"5"}}}""", true)]
    [InlineData("""{"n":{"ComparisonOperator":"LE","Value":{"N":"5"}}}""", true)]
    [InlineData("""{"n":{"ComparisonOperator":"LT","Value":{"N":"5"}}}""", false)]
    [InlineData("""{"n":{"ComparisonOperator":"GE","Value":{"N":"5"}}}""", true)]
    [InlineData("""{"n":{"ComparisonOperator":"GT","Value":{"N":"5"}}}""", false)]
    [InlineData("""{"n":{"ComparisonOperator":"NOT_NULL"}}""", true)]
    [InlineData("""{"n":{"ComparisonOperator":"NULL"}}""", false)]
    [InlineData("""{"s":{"ComparisonOperator":"CONTAINS","Value":{"S":"b"}}}""", true)]
    [InlineData("""{"s":{"ComparisonOperator":"NOT_CONTAINS","Value":{"S":"b"}}}""", false)]
    [InlineData("""{"gone":{"ComparisonOperator":"NOT_CONTAINS","Value":{"S":"b"}}}""", false)]
    [InlineData("""{"s":{"ComparisonOperator":"BEGINS_WITH","Value":{"S":"a"}}}""", true)]
    [InlineData("""{"n":{"ComparisonOperator":"IN","AttributeValueList":[{"N":"4"},{"N":"5"}]}}""", true)]
    [InlineData("""{"n":{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"N":"4"},{"N":"6"}]}}""", true)]
    [InlineData("""{"n":{"Value":{"N":"5"}},"s":{"Value":{"S":"no"}}}""", false)]
    public async Task A_legacy_condition_holds_or_not(string expected, bool holds)
    {
        await using var dynamo = await OpenAsync();
        var json = $$"""{ {{Key}},"Expected":{{expected}} }""";
        if (holds) await dynamo.SendAsync("DeleteItem", json);
        else await dynamo.RefusedAsync("DeleteItem", json, "ConditionalCheckFailedException", "The conditional request failed");
        Assert.Equal(holds, await dynamo.GetAsync("Table", """{"pk":{"S":"a"}}""") is null);
    }

    [Fact]
    public async Task One_of_several_conditions_may_be_enough()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.SendAsync("DeleteItem", $$"""{ {{Key}},"Expected":{"n":{"Value":{"N":"5"} },"s":{"Value":{"S":"no"} } },"ConditionalOperator":"OR"}""");
    }

    [Fact]
    public async Task An_item_is_deleted_with_its_index_entries()
    {
        await using var dynamo = await OpenAsync();
        JsonAssert.Equal(
            """{"pk":{"S":"a"},"n":{"N":"5"},"s":{"S":"abc"}}""",
            await dynamo.SendAsync("DeleteItem", $$"""{ {{Key}},"ReturnValues":"ALL_OLD","ConditionExpression":"attribute_exists(pk)"}""", "Attributes"));
        Assert.Equal("0", await dynamo.SendAsync("Scan", """{"TableName":"Table","IndexName":"idx"}""", "Count"));
        Assert.Equal("0", await dynamo.SendAsync("DescribeTable", """{"TableName":"Table"}""", "Table", "TableSizeBytes"));
        Assert.Equal("{}", await dynamo.SendAsync("DeleteItem", $$"""{ {{Key}},"ReturnValues":"ALL_OLD"}"""));
    }

    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S", "s:S", """
            "GlobalSecondaryIndexes":[{"IndexName":"idx","KeySchema":[{"AttributeName":"s","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]
            """);
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"n":{"N":"5"},"s":{"S":"abc"}}""");
        return dynamo;
    }
}
