namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 15.</summary>
public sealed class TransactGetItemsTests
{
    [Fact]
    public async Task Items_come_in_the_order_of_the_request()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"x":{"N":"1"},"y":{"N":"2"}}""");
        JsonAssert.Equal(
            """
            {"Responses":[{},{"Item":{"x":{"N":"1"}}}],"ConsumedCapacity":[{"TableName":"Table","CapacityUnits":4,"ReadCapacityUnits":4}]}
            """,
            await dynamo.SendAsync("TransactGetItems", """
                {"TransactItems":[{"Get":{"TableName":"Table","Key":{"pk":{"S":"gone"}}}},{"Get":{"TableName":"Table","Key":{"pk":{"S":"a"}},"ProjectionExpression":"x"}}],
                 "ReturnConsumedCapacity":"TOTAL"}
                """));
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync(
            "TransactGetItems",
            """{"TransactItems":[{"Get":{"TableName":"Table","Key":{"pk":{"S":"a"}}}},{"Get":{"TableName":"Table","Key":{"pk":{"S":"a"}}}}]}""",
            "Transaction request cannot include multiple operations on one item");
        await dynamo.RefusedAsync(
            "TransactGetItems",
            """{"TransactItems":[]}""",
            "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1");
        await dynamo.RefusedAsync(
            "TransactGetItems",
            """{"TransactItems":[{"Get":{"TableName":"None","Key":{"pk":{"S":"a"}}}}]}""",
            "ResourceNotFoundException",
            "Requested resource not found");
        var error = await dynamo.RefusedAsync(
            "TransactGetItems",
            """{"TransactItems":[{"Get":{"TableName":"Table","Key":{"pk":{"S":"a"}}}},{"Get":{"TableName":"Table","Key":{"pk":{"N":"1"}}}}]}""",
            "TransactionCanceledException",
            "Transaction cancelled, please refer cancellation reasons for specific reasons [None, ValidationError]");
        JsonAssert.Equal(
            """{"CancellationReasons":[{"Code":"None"},{"Code":"ValidationError","Message":"The provided key element does not match the schema"}]}""",
            ErrorJson.DetailsOf(error));
    }

    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        return dynamo;
    }
}
