namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 11, 12, 13, 19.6.</summary>
public sealed class QueryTests
{
    private const string Invalid = "One or more parameter values were invalid: ";

    public static TheoryData<string, string> Refusals { get; } = new()
    {
        { """ "Limit":0,"KeyConditionExpression":"pk = :a" """, "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1" },
        { """ "Select":"X" """, "1 validation error detected: Value 'X' at 'select' failed to satisfy constraint: Member must satisfy enum value set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]" },
        { "\"Limit\":1", "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request." },
        { Condition("sk = :n"), "Query condition missed key schema element: pk" },
        { Condition("pk > :s"), "Query key condition not supported" },
        { Condition("pk = :s AND x = :n"), "Query condition missed key schema element: sk" },
        { Condition("pk = :s AND sk = :n AND x = :n"), "Conditions can be of length 1 or 2 only" },
        { Condition("pk = :s AND pk = :s"), "KeyConditionExpressions must only contain one condition per key" },
        { Condition("pk.a = :s"), "KeyConditionExpressions cannot have conditions on nested attributes" },
        { Condition("pk = :s OR sk = :n"), "Invalid operator used in KeyConditionExpression: OR" },
        { Condition("pk = :s AND NOT sk = :n"), "Invalid operator used in KeyConditionExpression: NOT" },
        { Condition("pk = :s AND sk <> :n"), "Invalid operator used in KeyConditionExpression: <>" },
        { Condition("pk = :s AND sk IN (:n)"), "Invalid operator used in KeyConditionExpression: IN" },
        { Condition("pk = :s AND attribute_exists(sk)"), "Invalid operator used in KeyConditionExpression: attribute_exists" },
        { Condition("pk = :s AND contains(sk, :n)"), "Invalid operator used in KeyConditionExpression: contains" },
        { Condition("pk = :n"), Invalid + "Condition parameter type does not match schema type" },
        { """ "KeyConditions":{} """, "Conditions can be of length 1 or 2 only" },
        { """ "KeyConditions":{"pk":{"ComparisonOperator":"EQ","AttributeValueList":[]}} """, Invalid + "Invalid number of argument(s) for the EQ ComparisonOperator" },
        { Condition("pk = :s") + ",\"IndexName\":\"none\"", "The table does not have the specified index: none" },
        { Condition("sk = :n") + ",\"IndexName\":\"global\",\"ConsistentRead\":true", "Consistent reads are not supported on global secondary indexes" },
        { Condition("sk = :n") + ",\"IndexName\":\"global\",\"Select\":\"ALL_ATTRIBUTES\"", Invalid + "Select type ALL_ATTRIBUTES is not supported for global secondary index global because its projection type is not ALL" },
        { Condition("sk = :n") + ",\"IndexName\":\"global\",\"ProjectionExpression\":\"x, y\"", Invalid + "Global secondary index global does not project [y]" },
        { Condition("pk = :s") + ",\"Select\":\"ALL_PROJECTED_ATTRIBUTES\"", Invalid + "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName" },
        { Condition("pk = :s") + ",\"Select\":\"SPECIFIC_ATTRIBUTES\"", Invalid + "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES" },
        { Condition("pk = :s") + ",\"Select\":\"COUNT\",\"ProjectionExpression\":\"x\"", Invalid + "Cannot specify the ProjectionExpression when choosing to get COUNT" },
        { Condition("pk = :s") + ",\"FilterExpression\":\"attribute_exists(sk)\"", "Filter Expression can only contain non-primary key attributes: Primary key attribute: sk" },
        { Condition("pk = :s") + ",\"ExclusiveStartKey\":{\"pk\":{\"S\":\"a\"}}", "The provided starting key is invalid" },
        { Condition("pk = :s") + ",\"ExclusiveStartKey\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"S\":\"a\"}}", "The provided starting key is invalid: The provided key element does not match the schema" },
        { Condition("pk = :s") + ",\"ExclusiveStartKey\":{\"pk\":{\"S\":\"b\"},\"sk\":{\"N\":\"1\"}}", "The provided starting key is outside query boundaries based on provided conditions" },
        { Condition("pk = :s AND sk > :n") + ",\"ExclusiveStartKey\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"N\":\"1\"}}", "The provided starting key does not match the range key predicate" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_is_refused(string members, string text)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync("Query", $$"""{"TableName":"Table",{{members}} }""", text);
    }

    [Theory]
    [InlineData("pk = :s", "-10,-1,0,0.5,1,2,10")]
    [InlineData(":s = pk AND :n <= sk", "2,10")]
    [InlineData("pk = :s AND sk = :n", "2")]
    [InlineData("pk = :s AND sk < :n", "-10,-1,0,0.5,1")]
    [InlineData("pk = :s AND sk <= :n", "-10,-1,0,0.5,1,2")]
    [InlineData("pk = :s AND sk > :n", "10")]
    [InlineData("(pk = :s) AND (sk >= :n)", "2,10")]
    [InlineData("sk BETWEEN :m AND :n AND pk = :s", "-1,0,0.5,1,2")]
    public async Task Items_come_in_the_order_of_their_sort_keys(string condition, string keys)
    {
        await using var dynamo = await OpenAsync();
        await FillAsync(dynamo);
        Assert.Equal(keys, await KeysAsync(dynamo, Condition(condition)));
        Assert.Equal(string.Join(',', keys.Split(',').Reverse()), await KeysAsync(dynamo, Condition(condition) + ",\"ScanIndexForward\":false"));
    }

    [Theory]
    [InlineData("begins_with(sk, :ab)", "ab,abc,ab\u00ff")]
    [InlineData("sk < :ab", "a")]
    [InlineData("sk > :ab", "abc,ab\u00ff,b")]
    [InlineData("sk BETWEEN :ab AND :abc", "ab,abc")]
    public async Task Texts_are_in_the_order_of_their_bytes(string condition, string keys)
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S sk:S");
        foreach (var key in new[] { "b", "abc", "ab", "a", "ab\u00ff" }) await dynamo.PutAsync("Table", $$"""{"pk":{"S":"a"},"sk":{"S":"{{key}}"} }""");
        var values = condition.Contains(":abc", StringComparison.Ordinal) ? ",\":abc\":{\"S\":\"abc\"}" : "";
        var found = await dynamo.SendAsync(
            "Query", $$"""{"TableName":"Table","KeyConditionExpression":"pk = :s AND {{condition}}","ExpressionAttributeValues":{":s":{"S":"a"},":ab":{"S":"ab"}{{values}} } }""", "Items");
        Assert.Equal(keys, string.Join(',', System.Text.Json.Nodes.JsonNode.Parse(found!)!.AsArray().Select(item => (string)item!["sk"]!["S"]!)));
    }

    [Fact]
    public async Task Pages_follow_each_other_to_the_end()
    {
        await using var dynamo = await OpenAsync();
        await FillAsync(dynamo);
        var (start, pages) = ("", new List<string>());
        while (true)
        {
            var page = System.Text.Json.Nodes.JsonNode.Parse(await dynamo.SendAsync("Query", $$"""{"TableName":"Table","Limit":3,{{Condition("pk = :s")}}{{start}} }"""))!;
            pages.Add(string.Join(',', page["Items"]!.AsArray().Select(item => (string)item!["sk"]!["N"]!)));
            if (page["LastEvaluatedKey"] is not { } last) break;
            start = $",\"ExclusiveStartKey\":{last.ToJsonString()}";
        }

        Assert.Equal(["-10,-1,0", "0.5,1,2", "10"], pages);
    }

    [Fact]
    public async Task A_full_last_page_has_a_key_and_the_next_page_is_empty()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", Item("a", "1"));
        JsonAssert.Equal(
            """{"pk":{"S":"a"},"sk":{"N":"1"}}""", await dynamo.SendAsync("Query", $$"""{"TableName":"Table","Limit":1,{{Condition("pk = :s")}} }""", "LastEvaluatedKey"));
        JsonAssert.Equal(
            """{"Items":[],"Count":0,"ScannedCount":0}""",
            await dynamo.SendAsync("Query", $$"""{"TableName":"Table",{{Condition("pk = :s")}},"ExclusiveStartKey":{"pk":{"S":"a"},"sk":{"N":"1"} } }"""));
    }

    [Fact]
    public async Task A_page_ends_with_the_item_that_crosses_a_megabyte()
    {
        await using var dynamo = await OpenAsync();
        for (var i = 0; i < 4; i++) await dynamo.PutAsync("Table", $$"""{"pk":{"S":"a"},"sk":{"N":"{{i}}"},"big":{"S":"{{new string('x', 400_000)}}"} }""");
        var json = $$"""{"TableName":"Table",{{Condition("pk = :s")}},"Select":"COUNT","ReturnConsumedCapacity":"TOTAL"}""";
        JsonAssert.Equal(
            """{"Count":3,"ScannedCount":3,"LastEvaluatedKey":{"pk":{"S":"a"},"sk":{"N":"2"}},"ConsumedCapacity":{"TableName":"Table","CapacityUnits":146.5}}""",
            await dynamo.SendAsync("Query", json));
    }

    [Fact]
    public async Task A_filter_comes_after_the_limit()
    {
        await using var dynamo = await OpenAsync();
        await FillAsync(dynamo);
        JsonAssert.Equal(
            """{"Items":[],"Count":0,"ScannedCount":3,"LastEvaluatedKey":{"pk":{"S":"a"},"sk":{"N":"0"}}}""",
            await dynamo.SendAsync("Query", $$"""{"TableName":"Table","Limit":3,{{Condition("pk = :s")}},"FilterExpression":"attribute_exists(gone)"}"""));
        JsonAssert.Equal(
            """{"Count":7,"ScannedCount":7}""",
            await dynamo.SendAsync("Query", $$"""{"TableName":"Table","Select":"COUNT",{{Condition("pk = :s")}},"FilterExpression":"attribute_not_exists(gone)"}"""));
    }

    [Fact]
    public async Task An_index_holds_the_items_that_have_its_key()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"sk":{"N":"2"},"x":{"S":"x"},"y":{"S":"y"},"t":{"S":"1"}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"b"},"sk":{"N":"2"},"y":{"S":"y"}}""");
        JsonAssert.Equal(
            """{"Items":[{"pk":{"S":"a"},"sk":{"N":"2"},"x":{"S":"x"}},{"pk":{"S":"b"},"sk":{"N":"2"}}],"Count":2,"ScannedCount":2}""",
            await dynamo.SendAsync("Query", $$"""{"TableName":"Table","IndexName":"global",{{Condition("sk = :n")}} }"""));
        JsonAssert.Equal(
            """{"Items":[{"pk":{"S":"a"},"sk":{"N":"2"},"t":{"S":"1"}}],"Count":1,"ScannedCount":1}""",
            await dynamo.SendAsync("Query", $$"""{"TableName":"Table","IndexName":"local",{{Condition("pk = :s")}} }"""));
        JsonAssert.Equal(
            """[{"y":{"S":"y"}}]""",
            await dynamo.SendAsync("Query", $$"""{"TableName":"Table","IndexName":"local","ProjectionExpression":"y",{{Condition("pk = :s")}} }""", "Items"));
        JsonAssert.Equal(
            """[{"pk":{"S":"a"},"sk":{"N":"2"},"x":{"S":"x"},"y":{"S":"y"},"t":{"S":"1"}}]""",
            await dynamo.SendAsync("Query", $$"""{"TableName":"Table","IndexName":"local","Select":"ALL_ATTRIBUTES",{{Condition("pk = :s")}} }""", "Items"));
        JsonAssert.Equal(
            """{"sk":{"N":"2"},"pk":{"S":"a"}}""",
            await dynamo.SendAsync("Query", $$"""{"TableName":"Table","IndexName":"global","Limit":1,{{Condition("sk = :n")}} }""", "LastEvaluatedKey"));
        JsonAssert.Equal(
            """[{"pk":{"S":"b"},"sk":{"N":"2"}}]""",
            await dynamo.SendAsync("Query", $$"""{"TableName":"Table","IndexName":"global","ExclusiveStartKey":{"sk":{"N":"2"},"pk":{"S":"a"} },{{Condition("sk = :n")}} }""", "Items"));
    }

    [Fact]
    public async Task Entries_follow_the_items_that_change()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"sk":{"N":"2"},"x":{"S":"1"}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"sk":{"N":"2"},"x":{"S":"2"}}""");
        Assert.Equal("\"2\"", await dynamo.SendAsync("Query", $$"""{"TableName":"Table","IndexName":"global",{{Condition("sk = :n")}} }""", "Items", "0", "x", "S"));
        await dynamo.SendAsync("DeleteItem", """{"TableName":"Table","Key":{"pk":{"S":"a"},"sk":{"N":"2"}}}""");
        Assert.Equal("0", await dynamo.SendAsync("Query", $$"""{"TableName":"Table","IndexName":"global",{{Condition("sk = :n")}} }""", "Count"));
    }

    [Fact]
    public async Task Legacy_conditions_and_filters_do_the_same()
    {
        await using var dynamo = await OpenAsync();
        await FillAsync(dynamo);
        Assert.Equal("2,10", await KeysAsync(dynamo, """
            "KeyConditions":{"pk":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]},"sk":{"ComparisonOperator":"GE","AttributeValueList":[{"N":"2"}]}}
            """));
        Assert.Equal("", await KeysAsync(dynamo, """
            "KeyConditions":{"pk":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]}},"QueryFilter":{"gone":{"ComparisonOperator":"NOT_NULL"}}
            """));
        await dynamo.RefusedAsync(
            "Query",
            """{"TableName":"Table","KeyConditions":{"pk":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]}},"QueryFilter":{"sk":{"ComparisonOperator":"NOT_NULL"}}}""",
            "QueryFilter can only contain non-primary key attributes: Primary key attribute: sk");
    }

    private static string Condition(string expression)
    {
        var values = new[] { (":s", """{"S":"a"}"""), (":n", """{"N":"2"}"""), (":m", """{"N":"-1"}""") }
            .Where(value => expression.Contains(value.Item1, StringComparison.Ordinal)).Select(value => $"\"{value.Item1}\":{value.Item2}");
        return $"\"KeyConditionExpression\":\"{expression}\",\"ExpressionAttributeValues\":{{{string.Join(',', values)}}}";
    }

    private static async Task<string> KeysAsync(TestDynamoDB dynamo, string members)
    {
        var items = await dynamo.SendAsync("Query", $$"""{"TableName":"Table",{{members}} }""", "Items");
        return string.Join(',', System.Text.Json.Nodes.JsonNode.Parse(items!)!.AsArray().Select(item => (string)item!["sk"]!["N"]!));
    }

    private static async Task FillAsync(TestDynamoDB dynamo)
    {
        foreach (var key in new[] { "10", "1", "-1", "2", "0", "0.5", "-10" }) await dynamo.PutAsync("Table", Item("a", key));
        await dynamo.PutAsync("Table", Item("b", "1"));
    }

    private static string Item(string pk, string sk) => $$"""{"pk":{"S":"{{pk}}"},"sk":{"N":"{{sk}}"} }""";

    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S sk:N", "t:S", """
            "GlobalSecondaryIndexes":[{"IndexName":"global","KeySchema":[{"AttributeName":"sk","KeyType":"HASH"},{"AttributeName":"pk","KeyType":"RANGE"}],
              "Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["x"]}}],
            "LocalSecondaryIndexes":[{"IndexName":"local","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"t","KeyType":"RANGE"}],
              "Projection":{"ProjectionType":"KEYS_ONLY"}}]
            """);
        return dynamo;
    }
}
