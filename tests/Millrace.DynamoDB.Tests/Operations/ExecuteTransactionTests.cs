namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 18: statements, all of them or none.</summary>
public sealed class ExecuteTransactionTests
{
    private const string Increment = """{"TransactStatements":[{"Statement":"UPDATE Table SET n = n + 1 WHERE pk = 'a'"}],"ClientRequestToken":"token","ReturnConsumedCapacity":"TOTAL"}""";

    [Fact]
    public async Task All_statements_are_executed_or_none()
    {
        await using var dynamo = await OpenAsync();
        JsonAssert.Equal("""{"Responses":[{},{},{}]}""", await dynamo.SendAsync("ExecuteTransaction", """
            {"TransactStatements":[
              {"Statement":"INSERT INTO Table VALUE {'pk':'b'}"},
              {"Statement":"UPDATE Table SET n = ? WHERE pk = 'a'","Parameters":[{"N":"5"}]},
              {"Statement":"EXISTS(SELECT * FROM Table WHERE pk = 'c' AND n = 1)"}]}
            """));
        var error = await dynamo.RefusedAsync(
            "ExecuteTransaction",
            """
            {"TransactStatements":[
              {"Statement":"INSERT INTO Table VALUE {'pk':'b'}"},
              {"Statement":"DELETE FROM Table WHERE pk = 'c'"},
              {"Statement":"UPDATE Table SET n = 6 WHERE pk = 'a' AND n = 4","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}]}
            """,
            "TransactionCanceledException",
            "Transaction cancelled, please refer cancellation reasons for specific reasons [DuplicateItem, None, ConditionalCheckFailed]");
        JsonAssert.Equal(
            """
            {"CancellationReasons":[{"Code":"DuplicateItem","Message":"Duplicate primary key exists in table"},{"Code":"None"},
             {"Code":"ConditionalCheckFailed","Message":"The conditional request failed","Item":{"pk":{"S":"a"},"n":{"N":"5"}}}]}
            """,
            ErrorJson.DetailsOf(error));
        Assert.NotNull(await dynamo.GetAsync("Table", """{"pk":{"S":"c"}}"""));
    }

    [Fact]
    public async Task All_reads_see_one_moment()
    {
        await using var dynamo = await OpenAsync();
        JsonAssert.Equal(
            """{"Responses":[{"Item":{"n":{"N":"0"}}},{}],"ConsumedCapacity":[{"TableName":"Table","CapacityUnits":4,"ReadCapacityUnits":4}]}""",
            await dynamo.SendAsync("ExecuteTransaction", """
                {"TransactStatements":[{"Statement":"SELECT n FROM Table WHERE pk = 'a'"},{"Statement":"SELECT * FROM Table WHERE pk = 'none'"}],"ReturnConsumedCapacity":"TOTAL"}
                """));
    }

    [Fact]
    public async Task A_call_that_is_sent_again_does_nothing_again()
    {
        await using var dynamo = await OpenAsync();
        JsonAssert.Equal(
            """{"Responses":[{}],"ConsumedCapacity":[{"TableName":"Table","CapacityUnits":2,"WriteCapacityUnits":2}]}""", await dynamo.SendAsync("ExecuteTransaction", Increment));
        JsonAssert.Equal(
            """{"Responses":[{}],"ConsumedCapacity":[{"TableName":"Table","CapacityUnits":2,"ReadCapacityUnits":2}]}""", await dynamo.SendAsync("ExecuteTransaction", Increment));
        JsonAssert.Equal("""{"pk":{"S":"a"},"n":{"N":"1"}}""", await dynamo.GetAsync("Table", """{"pk":{"S":"a"}}"""));
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => dynamo.SendAsync("ExecuteTransaction", Increment.Replace("+ 1", "+ 2", StringComparison.Ordinal)));
        Assert.Equal("IdempotentParameterMismatchException", error.Code);
    }

    [Theory]
    [InlineData("UPDATE Table SET n = 1 WHERE pk = 'a' RETURNING ALL NEW *", "Validation failed in TransactStatements[0]: RETURNING clause is not supported in ExecuteTransaction.")]
    [InlineData("SELECT * FROM Table.idx", "Validation failed in TransactStatements[0]: Reads on indices are not supported within transactions.")]
    [InlineData("SLECT", "Validation failed in TransactStatements[0]: Statement wasn't well formed, can't be processed: Expected data manipulation")]
    [InlineData("SELECT * FROM Table WHERE n = 1", "Select statements within ExecuteTransaction must specify the primary key in the where clause.")]
    [InlineData("SELECT * FROM Table WHERE pk = 'a'\"},{\"Statement\":\"DELETE FROM Table WHERE pk = 'a'", "Statements that read and statements that write cannot be in one transaction")]
    [InlineData("DELETE FROM Table WHERE pk = 'a'\"},{\"Statement\":\"DELETE FROM Table WHERE pk = 'a'", "Transaction request cannot include multiple operations on one item")]
    public async Task Wrong_transactions_are_refused(string statement, string text)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync("ExecuteTransaction", $$"""{"TransactStatements":[{"Statement":"{{statement}}"}]}""", text);
    }

    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"n":{"N":"0"}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"c"},"n":{"N":"1"}}""");
        return dynamo;
    }
}
