namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 18: statements that succeed or fail by themselves.</summary>
public sealed class BatchExecuteStatementTests
{
    [Fact]
    public async Task Each_read_succeeds_or_fails_by_itself()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"v":{"N":"1"}}""");
        JsonAssert.Equal(
            """
            {"Responses":[
              {"TableName":"Table","Item":{"v":{"N":"1"}}},
              {"TableName":"Table"},
              {"TableName":"Table"},
              {"Error":{"Code":"ValidationError","Message":"Statement wasn't well formed, can't be processed: Expected data manipulation"}},
              {"TableName":"Other","Error":{"Code":"ResourceNotFound","Message":"Requested resource not found"}},
              {"TableName":"Table","Error":{"Code":"ValidationError","Message":"Select statements within BatchExecuteStatement must specify the primary key in the where clause."}}],
             "ConsumedCapacity":[{"TableName":"Table","CapacityUnits":0.5},{"TableName":"Table","CapacityUnits":1},{"TableName":"Table","CapacityUnits":0.5}]}
            """,
            await dynamo.SendAsync("BatchExecuteStatement", """
                {"Statements":[
                  {"Statement":"SELECT v FROM Table WHERE pk = ?","Parameters":[{"S":"a"}]},
                  {"Statement":"SELECT * FROM Table WHERE pk = 'none'","ConsistentRead":true},
                  {"Statement":"SELECT * FROM Table WHERE pk = 'a' AND v = 2"},
                  {"Statement":"SLECT"},
                  {"Statement":"SELECT * FROM Other WHERE pk = 'a'"},
                  {"Statement":"SELECT * FROM Table WHERE v = 1"}],
                 "ReturnConsumedCapacity":"TOTAL"}
                """));
    }

    [Fact]
    public async Task Each_write_succeeds_or_fails_by_itself()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"v":{"N":"1"}}""");
        JsonAssert.Equal(
            """
            {"Responses":[
              {"TableName":"Table"},
              {"TableName":"Table","Error":{"Code":"DuplicateItem","Message":"Duplicate primary key exists in table"}},
              {"TableName":"Table","Item":{"v":{"N":"2"}}},
              {"TableName":"Table","Error":{"Code":"ConditionalCheckFailed","Message":"The conditional request failed","Item":{"pk":{"S":"a"},"v":{"N":"2"}}}},
              {"Error":{"Code":"ValidationError","Message":"Invalid returning clause: RETURNING MODIFIED OLD *. Only RETURNING ALL OLD * is allowed in DELETE statements."}},
              {"TableName":"Table","Item":{"pk":{"S":"b"}}}]}
            """,
            await dynamo.SendAsync("BatchExecuteStatement", """
                {"Statements":[
                  {"Statement":"INSERT INTO Table VALUE {'pk':'b'}"},
                  {"Statement":"INSERT INTO Table VALUE {'pk':'b'}"},
                  {"Statement":"UPDATE Table SET v = 2 WHERE pk = 'a' RETURNING MODIFIED NEW *"},
                  {"Statement":"UPDATE Table SET v = 3 WHERE pk = 'a' AND v = 1","ReturnValuesOnConditionCheckFailure":"ALL_OLD"},
                  {"Statement":"DELETE FROM Table WHERE pk = 'a' RETURNING MODIFIED OLD *"},
                  {"Statement":"DELETE FROM Table WHERE pk = 'b' RETURNING ALL OLD *"}]}
                """));
    }

    [Fact]
    public async Task Wrong_batches_are_refused()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync(
            "BatchExecuteStatement", """{"Statements":[{"Statement":"SELECT * FROM t"},{"Statement":"DELETE FROM t"}]}""", "Statements that read and statements that write cannot be in one batch");
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => dynamo.SendAsync("BatchExecuteStatement", """{"Statements":[]}"""));
        Assert.Contains("Member must have length greater than or equal to 1", error.Text, StringComparison.Ordinal);
    }
}
