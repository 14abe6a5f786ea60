namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 2.3, 10, 11, 12.</summary>
public sealed class UpdateItemTests
{
    private const string Invalid = "One or more parameter values were invalid: ";
    private const string Key = """ "TableName":"Table","Key":{"pk":{"S":"a"}} """;

    public static TheoryData<string, string> Refusals { get; } = new()
    {
        { """ "UpdateExpression":"" """, "Invalid UpdateExpression: The expression can not be empty;" },
        { """ "UpdateExpression":"SET a = :a","AttributeUpdates":{},"Expected":{} """, "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributeUpdates, Expected} Expression parameters: {UpdateExpression}" },
        { """ "ExpressionAttributeValues":{":a":{"S":"b"}} """, "ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null" },
        { """ "UpdateExpression":"SET pk = :a","ExpressionAttributeValues":{":a":{"S":"a"}} """, Invalid + "Cannot update attribute pk. This attribute is part of the key" },
        { """ "AttributeUpdates":{"a":{"Action":"PUT"}} """, Invalid + "Only DELETE action is allowed when no attribute value is specified" },
        { """ "AttributeUpdates":{"a":{"Action":"DELETE","Value":{"S":"a"}}} """, Invalid + "DELETE action with value is not supported for the type S" },
        { """ "AttributeUpdates":{"a":{"Action":"ADD","Value":{"S":"a"}}} """, Invalid + "ADD action is not supported for the type S" },
        { """ "AttributeUpdates":{"n":{"Action":"ADD","Value":{"SS":["a"]}}} """, "Type mismatch for attribute to update" },
        { """ "UpdateExpression":"SET x.y = :a","ExpressionAttributeValues":{":a":{"S":"a"}} """, "The document path provided in the update expression is invalid for update" },
        { """ "UpdateExpression":"REMOVE x.y" """, "The document path provided in the update expression is invalid for update" },
        { """ "UpdateExpression":"SET x = y" """, "The provided expression refers to an attribute that does not exist in the item" },
        { """ "UpdateExpression":"SET x = s + :a","ExpressionAttributeValues":{":a":{"N":"1"}} """, "An operand in the update expression has an incorrect data type" },
        { """ "UpdateExpression":"ADD s :a","ExpressionAttributeValues":{":a":{"N":"1"}} """, "An operand in the update expression has an incorrect data type" },
        { """ "UpdateExpression":"SET n = n + :a","ExpressionAttributeValues":{":a":{"N":"1e50"}} """, "Number overflow. Attempting to store a number with magnitude larger than supported range" },
        { """ "UpdateExpression":"SET n = :a","ExpressionAttributeValues":{":a":{"S":"a"}},"ConditionExpression":"s = :a AND n = :b" """, "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :b" },
    };

    public static TheoryData<string, string, string> Updates { get; } = new()
    {
        { """{"n":{"N":"1"}}""", "SET n = n + :v, m = n - :v", """{"n":{"N":"3"},"m":{"N":"-1"}}""" },
        { """{"n":{"N":"1"}}""", "set a=if_not_exists(a,:v),n=if_not_exists(n,:v)", """{"n":{"N":"1"},"a":{"N":"2"}}""" },
        { """{"n":{"N":"1"}}""", "SET a = if_not_exists (a, :v) + if_not_exists (n, :v)", """{"n":{"N":"1"},"a":{"N":"3"}}""" },
        { """{"l":{"L":[{"N":"0"}]},"k":{"L":[{"N":"9"}]}}""", "SET l = list_append(l, k), k = list_append(k, l)", """{"l":{"L":[{"N":"0"},{"N":"9"}]},"k":{"L":[{"N":"9"},{"N":"0"}]}}""" },
        { """{"l":{"L":[{"N":"0"},{"N":"1"},{"N":"3"}]}}""", "SET l[1] = :v, l[9] = :v REMOVE l[0]", """{"l":{"L":[{"N":"2"},{"N":"3"},{"N":"2"}]}}""" },
        { """{"l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"}]}}""", "REMOVE l[0], l[1], l[7], gone", """{"l":{"L":[{"N":"2"}]}}""" },
        { """{"m":{"M":{"a":{"M":{"b":{"N":"1"}}}}}}""", "SET m.a.b = :v, m.#dot = :v", """{"m":{"M":{"a":{"M":{"b":{"N":"2"}}},"x.y":{"N":"2"}}}}""" },
        { """{"m":{"M":{"a":{"N":"1"},"b":{"N":"1"}}}}""", "REMOVE m.a, m.c", """{"m":{"M":{"b":{"N":"1"}}}}""" },
        { "{}", "ADD n :v, s :ss", """{"n":{"N":"2"},"s":{"SS":["a","b"]}}""" },
        { """{"n":{"N":"0.5"},"s":{"SS":["b","c"]}}""", "ADD n :v, s :ss", """{"n":{"N":"2.5"},"s":{"SS":["b","c","a"]}}""" },
        { """{"s":{"SS":["b","c"]},"t":{"SS":["a","b"]}}""", "DELETE s :ss, t :ss, u :ss", """{"s":{"SS":["c"]}}""" },
        { """{"a":{"N":"1"},"b":{"N":"2"}}""", "SET a = b, b = a", """{"a":{"N":"2"},"b":{"N":"1"}}""" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_is_refused(string members, string text)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"n":{"N":"1"},"s":{"S":"a"}}""");
        await dynamo.RefusedAsync("UpdateItem", $$"""{ {{Key}},{{members}} }""", text);
        JsonAssert.Equal("""{"pk":{"S":"a"},"n":{"N":"1"},"s":{"S":"a"}}""", await dynamo.GetAsync("Table", """{"pk":{"S":"a"}}"""));
    }

    [Theory]
    [MemberData(nameof(Updates))]
    public async Task An_expression_changes_an_item(string before, string expression, string after)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", WithKey(before));
        var names = expression.Contains("#dot", StringComparison.Ordinal) ? """ ,"ExpressionAttributeNames":{"#dot":"x.y"} """ : "";
        var values = string.Join(',', new[] { (":v", """{"N":"2"}"""), (":ss", """{"SS":["a","b"]}""") }
            .Where(value => expression.Contains(value.Item1, StringComparison.Ordinal)).Select(value => $"\"{value.Item1}\":{value.Item2}"));
        var given = values.Length > 0 ? $$""" ,"ExpressionAttributeValues":{ {{values}} } """ : "";
        JsonAssert.Equal(
            WithKey(after),
            await dynamo.SendAsync("UpdateItem", $$"""{ {{Key}},"UpdateExpression":"{{expression}}","ReturnValues":"ALL_NEW"{{names}}{{given}} }""", "Attributes"));

        static string WithKey(string item) => item == "{}" ? """{"pk":{"S":"a"}}""" : "{\"pk\":{\"S\":\"a\"}," + item[1..];
    }

    [Theory]
    [InlineData("NONE", null)]
    [InlineData("ALL_OLD", """{"pk":{"S":"a"},"n":{"N":"1"},"m":{"M":{"x":{"N":"1"},"y":{"N":"1"}}},"gone":{"S":"g"}}""")]
    [InlineData("ALL_NEW", """{"pk":{"S":"a"},"n":{"N":"2"},"m":{"M":{"x":{"N":"2"},"y":{"N":"1"}}},"new":{"N":"2"}}""")]
    [InlineData("UPDATED_OLD", """{"n":{"N":"1"},"m":{"M":{"x":{"N":"1"}}},"gone":{"S":"g"}}""")]
    [InlineData("UPDATED_NEW", """{"n":{"N":"2"},"m":{"M":{"x":{"N":"2"}}},"new":{"N":"2"}}""")]
    public async Task What_is_returned_is_what_was_asked_for(string returnValues, string? attributes)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"n":{"N":"1"},"m":{"M":{"x":{"N":"1"},"y":{"N":"1"}}},"gone":{"S":"g"}}""");
        JsonAssert.Equal(attributes ?? "null", await dynamo.SendAsync(
            "UpdateItem",
            $$$"""{ {{{Key}}},"UpdateExpression":"SET n = :v, m.x = :v, #new = :v REMOVE gone","ExpressionAttributeNames":{"#new":"new"},"ExpressionAttributeValues":{":v":{"N":"2"} },"ReturnValues":"{{{returnValues}}}"}""",
            "Attributes"));
    }

    [Fact]
    public async Task An_item_that_is_not_there_is_made()
    {
        await using var dynamo = await OpenAsync();
        Assert.Equal("{}", await dynamo.SendAsync("UpdateItem", $$"""{ {{Key}} }"""));
        JsonAssert.Equal("""{"pk":{"S":"a"}}""", await dynamo.GetAsync("Table", """{"pk":{"S":"a"}}"""));
        Assert.Equal("{}", await dynamo.SendAsync("UpdateItem", $$"""{ {{Key}},"AttributeUpdates":{},"ReturnValues":"UPDATED_NEW"}"""));
        JsonAssert.Equal("""{"pk":{"S":"b"},"x":{"N":"1"}}""", await dynamo.SendAsync(
            "UpdateItem", """{"TableName":"Table","Key":{"pk":{"S":"b"}},"AttributeUpdates":{"x":{"Action":"ADD","Value":{"N":"1"}},"y":{"Action":"DELETE"}},"ReturnValues":"ALL_NEW"}""", "Attributes"));
    }

    [Fact]
    public async Task A_condition_on_an_item_that_is_not_there_leaves_no_ghost()
    {
        await using var dynamo = await OpenAsync();
        var error = await dynamo.RefusedAsync(
            "UpdateItem",
            $$$"""{ {{{Key}}},"UpdateExpression":"SET a = :v","ConditionExpression":"a = :v","ExpressionAttributeValues":{":v":{"N":"1"} },"ReturnValuesOnConditionCheckFailure":"ALL_OLD"}""",
            "ConditionalCheckFailedException",
            "The conditional request failed");
        Assert.Null(error.Details);
        Assert.Null(await dynamo.GetAsync("Table", """{"pk":{"S":"a"}}"""));
        await dynamo.SendAsync("UpdateItem", $$$"""{ {{{Key}}},"UpdateExpression":"SET a = :v","ConditionExpression":"a <> :v","ExpressionAttributeValues":{":v":{"N":"1"} } }""");
    }

    [Fact]
    public async Task The_result_may_not_be_too_large()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", $$$"""{"pk":{"S":"a"},"x":{"S":"{{{new string('x', 300_000)}}}"} }""");
        await dynamo.RefusedAsync(
            "UpdateItem", $$$"""{ {{{Key}}},"UpdateExpression":"SET y = x"}""", "Item size to update has exceeded the maximum allowed size");
    }

    [Fact]
    public async Task A_lease_is_taken_renewed_and_evicted_as_the_KCL_does_it()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.SendAsync("PutItem", """
            {"TableName":"Table","Item":{"pk":{"S":"shard"},"leaseCounter":{"N":"0"},"checkpoint":{"S":"TRIM_HORIZON"},"ownerSwitchesSinceCheckpoint":{"N":"0"}},
             "Expected":{"pk":{"Exists":false}}}
            """);
        JsonAssert.Equal(
            """{"pk":{"S":"shard"},"leaseCounter":{"N":"1"},"checkpoint":{"S":"TRIM_HORIZON"},"ownerSwitchesSinceCheckpoint":{"N":"1"},"leaseOwner":{"S":"me"}}""",
            await dynamo.SendAsync(
                "UpdateItem",
                """
                {"TableName":"Table","Key":{"pk":{"S":"shard"}},"Expected":{"leaseCounter":{"Value":{"N":"0"}},"leaseOwner":{"Exists":false}},
                 "AttributeUpdates":{"leaseOwner":{"Action":"PUT","Value":{"S":"me"}},"checkpointOwner":{"Action":"DELETE"},
                  "leaseCounter":{"Action":"ADD","Value":{"N":"1"}},"ownerSwitchesSinceCheckpoint":{"Action":"ADD","Value":{"N":"1"}}},"ReturnValues":"ALL_NEW"}
                """,
                "Attributes"));
        const string Renew = """
            {"TableName":"Table","Key":{"pk":{"S":"shard"}},
             "Expected":{"leaseCounter":{"Value":{"N":"1"}},"leaseOwner":{"Value":{"S":"me"}},"checkpointOwner":{"Exists":false}},
             "AttributeUpdates":{"leaseCounter":{"Action":"PUT","Value":{"N":"2"}}},"ReturnValuesOnConditionCheckFailure":"ALL_OLD"}
            """;
        await dynamo.SendAsync("UpdateItem", Renew);
        var error = await dynamo.RefusedAsync("UpdateItem", Renew, "ConditionalCheckFailedException", "The conditional request failed");
        JsonAssert.Equal(
            """{"Item":{"pk":{"S":"shard"},"leaseCounter":{"N":"2"},"checkpoint":{"S":"TRIM_HORIZON"},"ownerSwitchesSinceCheckpoint":{"N":"1"},"leaseOwner":{"S":"me"}}}""",
            ErrorJson.DetailsOf(error));
        await dynamo.SendAsync("UpdateItem", """
            {"TableName":"Table","Key":{"pk":{"S":"shard"}},"Expected":{"pk":{"Exists":true,"Value":{"S":"shard"}}},
             "AttributeUpdates":{"leaseOwner":{"Action":"DELETE"},"leaseCounter":{"Action":"ADD","Value":{"N":"1"}}}}
            """);
        JsonAssert.Equal(
            """{"pk":{"S":"shard"},"leaseCounter":{"N":"3"},"checkpoint":{"S":"TRIM_HORIZON"},"ownerSwitchesSinceCheckpoint":{"N":"1"}}""",
            await dynamo.GetAsync("Table", """{"pk":{"S":"shard"}}"""));
    }

    [Fact]
    public async Task Counters_lose_no_update()
    {
        await using var dynamo = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() =>
            dynamo.SendAsync("UpdateItem", $$$"""{ {{{Key}}},"UpdateExpression":"ADD n :one","ExpressionAttributeValues":{":one":{"N":"1"} } }"""))));
        JsonAssert.Equal("""{"pk":{"S":"a"},"n":{"N":"100"}}""", await dynamo.GetAsync("Table", """{"pk":{"S":"a"}}"""));
    }

    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        return dynamo;
    }
}
