using System.Text.Json.Nodes;

namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 15, 19.1.</summary>
public sealed class TransactWriteItemsTests
{
    private const string Cancelled = "Transaction cancelled, please refer cancellation reasons for specific reasons ";

    public static TheoryData<string, string> Refusals { get; } = new()
    {
        { "", "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1" },
        { "{}", "TransactItems can only contain one of Check, Put, Update or Delete" },
        { $"{{{Put("a")[1..^1]},{Delete("b")[1..^1]}}}", "TransactItems can only contain one of Check, Put, Update or Delete" },
        { $"{Put("a")},{Delete("a")}", "Transaction request cannot include multiple operations on one item" },
        { """{"ConditionCheck":{"TableName":"Table","Key":{"pk":{"S":"a"}}}}""", "1 validation error detected: Value null at 'transactItems.1.member.conditionCheck.conditionExpression' failed to satisfy constraint: Member must not be null" },
        { """{"Put":{"TableName":"Table","Item":{"pk":{"S":"a"}},"ConditionExpression":"!"}}""", "Invalid ConditionExpression: Syntax error; token: \"!\", near: \"!\"" },
        { """{"Delete":{"TableName":"Table","Key":{"pk":{"S":"a"}},"ExpressionAttributeValues":{":a":{"S":"a"}}}}""", "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null" },
        { """{"Update":{"TableName":"Table","Key":{"pk":{"S":"a"}},"UpdateExpression":"SET a = :a"}}""", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :a" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_is_refused_as_a_whole(string items, string text)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync("TransactWriteItems", $$"""{"TransactItems":[{{items}}]}""", text);
    }

    [Fact]
    public async Task More_than_100_actions_are_too_many()
    {
        await using var dynamo = await OpenAsync();
        var items = string.Join(',', Enumerable.Range(0, 101).Select(i => Put($"k{i}")));
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => dynamo.SendAsync("TransactWriteItems", $$"""{"TransactItems":[{{items}}]}"""));
        Assert.EndsWith("at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_not_there_fails_the_request()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync(
            "TransactWriteItems", $$"""{"TransactItems":[{{Put("a")}},{{Put("b", "None")}}]}""", "ResourceNotFoundException", "Requested resource not found");
    }

    [Fact]
    public async Task All_actions_are_done()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"gone"}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"n"},"n":{"N":"1"}}""");
        JsonAssert.Equal(
            """{"ConsumedCapacity":[{"TableName":"Table","CapacityUnits":6,"WriteCapacityUnits":6},{"TableName":"Other","CapacityUnits":2,"WriteCapacityUnits":2}]}""",
            await dynamo.SendAsync("TransactWriteItems", $$"""
                {"TransactItems":[{{Put("a")}},{{Delete("gone")}},{{Put("b", "Other")}},
                  {"Update":{"TableName":"Table","Key":{"pk":{"S":"n"} },"UpdateExpression":"ADD n :n","ExpressionAttributeValues":{":n":{"N":"2"} } } }],
                 "ReturnConsumedCapacity":"TOTAL"}
                """));
        Assert.NotNull(await dynamo.GetAsync("Table", """{"pk":{"S":"a"}}"""));
        Assert.Null(await dynamo.GetAsync("Table", """{"pk":{"S":"gone"}}"""));
        Assert.NotNull(await dynamo.GetAsync("Other", """{"pk":{"S":"b"}}"""));
        JsonAssert.Equal("""{"pk":{"S":"n"},"n":{"N":"3"}}""", await dynamo.GetAsync("Table", """{"pk":{"S":"n"}}"""));
    }

    [Fact]
    public async Task Every_condition_that_fails_is_told_and_nothing_is_done()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"there"},"n":{"N":"1"}}""");
        var error = await dynamo.RefusedAsync(
            "TransactWriteItems",
            $$"""
            {"TransactItems":[{{Put("new")}},
              {"Delete":{"TableName":"Table","Key":{"pk":{"S":"there"} },"ConditionExpression":"attribute_not_exists(pk)","ReturnValuesOnConditionCheckFailure":"ALL_OLD"} },
              {"ConditionCheck":{"TableName":"Table","Key":{"pk":{"S":"gone"} },"ConditionExpression":"attribute_exists(pk)"} }]}
            """,
            "TransactionCanceledException",
            Cancelled + "[None, ConditionalCheckFailed, ConditionalCheckFailed]");
        JsonAssert.Equal(
            """
            {"CancellationReasons":[{"Code":"None"},
              {"Code":"ConditionalCheckFailed","Message":"The conditional request failed","Item":{"pk":{"S":"there"},"n":{"N":"1"}}},
              {"Code":"ConditionalCheckFailed","Message":"The conditional request failed"}]}
            """,
            ErrorJson.DetailsOf(error));
        Assert.Null(await dynamo.GetAsync("Table", """{"pk":{"S":"new"}}"""));
    }

    [Fact]
    public async Task Of_faults_in_items_the_first_is_told()
    {
        await using var dynamo = await OpenAsync();
        var error = await dynamo.RefusedAsync(
            "TransactWriteItems",
            $$"""
            {"TransactItems":[{{Put("a")}},{"Put":{"TableName":"Table","Item":{"x":{"S":"a"} } } },{"Put":{"TableName":"Table","Item":{"pk":{"N":"1"} } } },
              {"ConditionCheck":{"TableName":"Table","Key":{"pk":{"S":"gone"} },"ConditionExpression":"attribute_exists(pk)"} }]}
            """,
            "TransactionCanceledException",
            Cancelled + "[None, ValidationError, None, None]");
        Assert.Equal(
            "One or more parameter values were invalid: Missing the key pk in the item",
            (string?)JsonNode.Parse(ErrorJson.DetailsOf(error))!["CancellationReasons"]![1]!["Message"]);
    }

    [Fact]
    public async Task A_token_makes_a_call_happen_once_in_ten_minutes()
    {
        await using var dynamo = await OpenAsync();
        const string Add = """
            {"TransactItems":[{"Update":{"TableName":"Table","Key":{"pk":{"S":"n"}},"UpdateExpression":"ADD n :n","ExpressionAttributeValues":{":n":{"N":"1"}}}}],
             "ClientRequestToken":"token","ReturnConsumedCapacity":"TOTAL"}
            """;
        Assert.Contains("\"WriteCapacityUnits\":2", await dynamo.SendAsync("TransactWriteItems", Add), StringComparison.Ordinal);
        Assert.Contains("\"ReadCapacityUnits\":2", await dynamo.SendAsync("TransactWriteItems", Add), StringComparison.Ordinal);
        JsonAssert.Equal("""{"pk":{"S":"n"},"n":{"N":"1"}}""", await dynamo.GetAsync("Table", """{"pk":{"S":"n"}}"""));
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => dynamo.SendAsync("TransactWriteItems", Add.Replace("\"1\"", "\"2\"", StringComparison.Ordinal)));
        Assert.Equal("IdempotentParameterMismatchException", error.Code);

        dynamo.Time.Advance(TimeSpan.FromMinutes(10));
        await dynamo.SendAsync("TransactWriteItems", Add);
        JsonAssert.Equal("""{"pk":{"S":"n"},"n":{"N":"2"}}""", await dynamo.GetAsync("Table", """{"pk":{"S":"n"}}"""));
    }

    [Fact]
    public async Task A_token_of_a_call_that_failed_can_be_used_again()
    {
        await using var dynamo = await OpenAsync();
        const string Json = """
            {"TransactItems":[{"Put":{"TableName":"Table","Item":{"pk":{"S":"a"}},"ConditionExpression":"attribute_not_exists(pk)"}}],"ClientRequestToken":"token"}
            """;
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"}}""");
        await dynamo.RefusedAsync("TransactWriteItems", Json, "TransactionCanceledException", Cancelled + "[ConditionalCheckFailed]");
        await dynamo.SendAsync("DeleteItem", """{"TableName":"Table","Key":{"pk":{"S":"a"}}}""");
        await dynamo.SendAsync("TransactWriteItems", Json);
        Assert.NotNull(await dynamo.GetAsync("Table", """{"pk":{"S":"a"}}"""));
    }

    private static string Put(string key, string table = "Table") => $$"""{"Put":{"TableName":"{{table}}","Item":{"pk":{"S":"{{key}}"} } } }""";

    private static string Delete(string key) => $$"""{"Delete":{"TableName":"Table","Key":{"pk":{"S":"{{key}}"} } } }""";

    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.CreateAsync("Other", "pk:S");
        return dynamo;
    }
}
