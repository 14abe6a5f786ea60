namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 18: a statement by itself.</summary>
public sealed class ExecuteStatementTests
{
    [Fact]
    public async Task Items_are_inserted_once()
    {
        await using var dynamo = await OpenAsync();
        JsonAssert.Equal(
            """{"Items":[],"ConsumedCapacity":{"TableName":"Table","CapacityUnits":2}}""",
            await dynamo.SendAsync(
                "ExecuteStatement",
                """
                {"Statement":"INSERT INTO \"Table\" VALUE {'pk': 'p', 'sk': ?, 'o': 'me', 'l': [1, {'a': true}], 's': <<'x', 'y'>>, 'n': null}",
                 "Parameters":[{"N":"9"}],"ReturnConsumedCapacity":"TOTAL"}
                """));
        JsonAssert.Equal(
            """{"pk":{"S":"p"},"sk":{"N":"9"},"o":{"S":"me"},"l":{"L":[{"N":"1"},{"M":{"a":{"BOOL":true}}}]},"s":{"SS":["x","y"]},"n":{"NULL":true}}""",
            await dynamo.GetAsync("Table", """{"pk":{"S":"p"},"sk":{"N":"9"}}"""));
        await dynamo.RefusedAsync("ExecuteStatement", """{"Statement":"INSERT INTO \"Table\" VALUE {'pk': 'p', 'sk': 9}"}""", "DuplicateItemException", "Duplicate primary key exists in table");
        await dynamo.RefusedAsync("ExecuteStatement", """{"Statement":"INSERT INTO \"Table\" VALUE {'pk': 'p'}"}""", "One or more parameter values were invalid: Missing the key sk in the item");
    }

    [Theory]
    [InlineData("SELECT * FROM Table WHERE pk = 'a' AND sk = 2", "a2")]
    [InlineData("SELECT * FROM Table WHERE 'a' = pk", "a1 a2 a3")]
    [InlineData("SELECT * FROM Table WHERE pk = 'a' AND sk > 1 AND size(v) = 1", "a2")]
    [InlineData("SELECT * FROM Table WHERE pk = 'a' AND sk BETWEEN 2 AND 3 ORDER BY sk DESC", "a3 a2")]
    [InlineData("SELECT * FROM Table WHERE pk = 'a' AND v IN ['x', 'zz']", "a1 a3")]
    [InlineData("SELECT * FROM Table WHERE pk = 'a' AND v NOT IN ('x')", "a2 a3")]
    [InlineData("SELECT * FROM Table WHERE pk = 'a' AND (v = 'x' OR contains(v, 'z'))", "a1 a3")]
    [InlineData("SELECT * FROM Table WHERE pk = 'a' AND begins_with(\"v\", 'z') AND NOT v = 'y'", "a3")]
    [InlineData("SELECT * FROM Table WHERE pk = 'a' AND o IS MISSING", "a2 a3")]
    [InlineData("SELECT * FROM Table WHERE pk = 'a' AND o IS NOT MISSING AND v != 'y'", "a1")]
    [InlineData("SELECT * FROM Table WHERE v = 'x'", "a1 b1")]
    [InlineData("SELECT * FROM Table WHERE pk IN ['b', 'c']", "b1")]
    [InlineData("SELECT * FROM Table WHERE pk = 'none'", "")]
    [InlineData("SELECT * FROM Table.idx WHERE o = 'me'", "a1")]
    [InlineData("SELECT * FROM \"Table\".\"idx\"", "a1")]
    public async Task Items_are_selected(string statement, string items)
    {
        await using var dynamo = await OpenFilledAsync();
        using var answer = System.Text.Json.JsonDocument.Parse(await ExecuteAsync(dynamo, statement));
        var found = answer.RootElement.GetProperty("Items").EnumerateArray().Select(item =>
            item.GetProperty("pk").GetProperty("S").GetString() + item.GetProperty("sk").GetProperty("N").GetString());
        Assert.Equal(items, string.Join(' ', statement.Contains("pk =", StringComparison.Ordinal) ? found : found.Order()));
    }

    [Fact]
    public async Task Parts_of_items_are_told_under_their_last_names()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"sk":{"N":"1"},"m":{"M":{"x":{"S":"deep"},"l":{"L":[{"N":"1"},{"N":"2"}]}}},"n":{"N":"5"}}""");
        JsonAssert.Equal(
            """{"Items":[{"x":{"S":"deep"},"n":{"N":"5"},"_3":{"N":"2"}}]}""", await ExecuteAsync(dynamo, "SELECT m.x, n, m.l[1], none FROM Table WHERE pk = 'a'"));
    }

    [Fact]
    public async Task Pages_go_on_by_their_token()
    {
        await using var dynamo = await OpenFilledAsync();
        const string Statement = "SELECT sk FROM Table WHERE pk = 'a'";
        var seen = new List<string>();
        var token = "";
        do
        {
            using var page = System.Text.Json.JsonDocument.Parse(await dynamo.SendAsync("ExecuteStatement", $$"""{"Statement":"{{Statement}}","Limit":2{{token}} }"""));
            seen.AddRange(page.RootElement.GetProperty("Items").EnumerateArray().Select(item => item.GetProperty("sk").GetProperty("N").GetString()!));
            token = page.RootElement.TryGetProperty("NextToken", out var next) ? $",\"NextToken\":\"{next.GetString()}\"" : "";
            Assert.Equal(token.Length > 0, page.RootElement.TryGetProperty("LastEvaluatedKey", out _));
        }
        while (token.Length > 0);
        Assert.Equal(["1", "2", "3"], seen);
        await dynamo.RefusedAsync("ExecuteStatement", $$"""{"Statement":"{{Statement}}","NextToken":"AAAA"}""", "The provided starting key is invalid");
        await dynamo.RefusedAsync("ExecuteStatement", $$"""{"Statement":"{{Statement}}","NextToken":"%"}""", "Invalid NextToken");
    }

    [Theory]
    [InlineData("SELECT * FROM Other WHERE pk = 'a'", "ResourceNotFoundException", "Requested resource not found")]
    [InlineData("SELECT * FROM Table.none WHERE pk = 'a'", "ValidationException", "The table does not have the specified index")]
    [InlineData("SELECT z FROM Table.idx WHERE o = 'a'", "ValidationException", "One or more parameter values were invalid: Global secondary index idx does not project [z]")]
    [InlineData("SELECT pk FROM Table.idx WHERE o = 'a' AND z = 1", "ValidationException", "One or more parameter values were invalid: Secondary index idx does not project one or more filter attributes: [z]")]
    [InlineData("SELECT * FROM Table ORDER BY sk", "ValidationException", "Must have WHERE clause in the statement when using ORDER BY clause.")]
    [InlineData("SELECT * FROM Table WHERE v = 'x' ORDER BY sk", "ValidationException", "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.")]
    [InlineData("SELECT * FROM Table WHERE pk = 'x' ORDER BY v", "ValidationException", "Variable reference v in ORDER BY clause must be part of the primary key.")]
    [InlineData("UPDATE Table SET v = 1 WHERE pk = 'a'", "ValidationException", "Where clause does not contain a mandatory equality on all key attributes")]
    [InlineData("UPDATE Table SET sk = 1 WHERE pk = 'a' AND sk = 1", "ValidationException", "One or more parameter values were invalid: Cannot update attribute sk. This attribute is part of the key")]
    [InlineData("UPDATE Table SET v = 1 WHERE pk = 'none' AND sk = 1", "ConditionalCheckFailedException", "The conditional request failed")]
    [InlineData("DELETE FROM Table WHERE pk = 'none' AND sk = 1", "ConditionalCheckFailedException", "The conditional request failed")]
    [InlineData("DELETE FROM Table WHERE pk = 'a' AND sk = 1 AND v = 'other'", "ConditionalCheckFailedException", "The conditional request failed")]
    [InlineData("EXISTS(SELECT * FROM Table WHERE pk = 'a' AND sk = 1)", "ValidationException", "Unsupported operation: EXISTS outside of ExecuteTransaction")]
    public async Task What_cannot_be_done_is_refused(string statement, string code, string text)
    {
        await using var dynamo = await OpenFilledAsync();
        await dynamo.RefusedAsync("ExecuteStatement", Request(statement), code, text);
    }

    [Fact]
    public async Task An_index_is_not_read_consistently()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync(
            "ExecuteStatement", """{"Statement":"SELECT * FROM Table.idx WHERE o = 'me'","ConsistentRead":true}""", "Strongly consistent read is not supported on Global Secondary Indexes");
    }

    [Theory]
    [InlineData("SET v = 'new'", "ALL NEW", """{"pk":{"S":"a"},"sk":{"N":"1"},"v":{"S":"new"},"o":{"S":"me"},"n":{"N":"1"},"s":{"SS":["x"]},"l":{"L":[]}}""")]
    [InlineData("SET n = n + 2 SET v = if_not_exists(none, v)", "MODIFIED NEW", """{"n":{"N":"3"},"v":{"S":"x"}}""")]
    [InlineData("SET n = n - 2, l = list_append(l, [7])", "MODIFIED NEW", """{"n":{"N":"-1"},"l":{"L":[{"N":"7"}]}}""")]
    [InlineData("SET s = set_add(s, <<'y'>>)", "MODIFIED NEW", """{"s":{"SS":["x","y"]}}""")]
    [InlineData("SET s = set_delete(s, <<'x'>>) REMOVE v", "MODIFIED OLD", """{"s":{"SS":["x"]},"v":{"S":"x"}}""")]
    [InlineData("REMOVE v", "MODIFIED NEW", null)]
    public async Task Items_are_updated(string update, string returning, string? returned)
    {
        await using var dynamo = await OpenFilledAsync();
        JsonAssert.Equal(
            $$"""{"Items":[{{returned}}]}""", await ExecuteAsync(dynamo, $"UPDATE Table {update} WHERE pk = 'a' AND sk = 1 AND o = 'me' RETURNING {returning} *"));
    }

    [Fact]
    public async Task Items_are_deleted()
    {
        await using var dynamo = await OpenFilledAsync();
        JsonAssert.Equal(
            """{"Items":[{"pk":{"S":"a"},"sk":{"N":"2"},"v":{"S":"y"}}]}""", await ExecuteAsync(dynamo, "DELETE FROM Table WHERE pk = 'a' AND sk = 2 RETURNING ALL OLD *"));
        Assert.Null(await dynamo.GetAsync("Table", """{"pk":{"S":"a"},"sk":{"N":"2"}}"""));
        JsonAssert.Equal("""{"Items":[]}""", await ExecuteAsync(dynamo, "DELETE FROM Table WHERE pk = 'a' AND sk = 3"));
    }

    [Fact]
    public async Task A_failed_condition_tells_the_item_to_who_asks()
    {
        await using var dynamo = await OpenFilledAsync();
        var error = await dynamo.RefusedAsync(
            "ExecuteStatement",
            """{"Statement":"DELETE FROM Table WHERE pk = 'a' AND sk = 2 AND v = 'x'","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}""",
            "ConditionalCheckFailedException",
            "The conditional request failed");
        JsonAssert.Equal("""{"Item":{"pk":{"S":"a"},"sk":{"N":"2"},"v":{"S":"y"}}}""", ErrorJson.DetailsOf(error));
    }

    private static string Request(string statement) => $$"""{"Statement":"{{statement.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""";

    private static Task<string> ExecuteAsync(TestDynamoDB dynamo, string statement) => dynamo.SendAsync("ExecuteStatement", Request(statement));

    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S sk:N", "o:S", """
            "GlobalSecondaryIndexes":[{"IndexName":"idx","KeySchema":[{"AttributeName":"o","KeyType":"HASH"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}]
            """);
        return dynamo;
    }

    private static async Task<TestDynamoDB> OpenFilledAsync()
    {
        var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"sk":{"N":"1"},"v":{"S":"x"},"o":{"S":"me"},"n":{"N":"1"},"s":{"SS":["x"]},"l":{"L":[]}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"sk":{"N":"2"},"v":{"S":"y"}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"sk":{"N":"3"},"v":{"S":"zz"}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"b"},"sk":{"N":"1"},"v":{"S":"x"}}""");
        return dynamo;
    }
}
