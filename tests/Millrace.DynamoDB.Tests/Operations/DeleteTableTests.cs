namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 9.</summary>
public sealed class DeleteTableTests
{
    [Fact]
    public async Task The_answer_says_DELETING_and_the_table_is_gone_with_its_items()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"}}""");
        Assert.Equal("\"DELETING\"", await dynamo.SendAsync("DeleteTable", """{"TableName":"Table"}""", "TableDescription", "TableStatus"));
        await dynamo.RefusedAsync("DeleteTable", """{"TableName":"Table"}""", "ResourceNotFoundException", "Requested resource not found: Table: Table not found");
        await dynamo.RefusedAsync("Scan", """{"TableName":"Table"}""", "ResourceNotFoundException", "Requested resource not found");

        await dynamo.CreateAsync("Table", "pk:S");
        Assert.Equal("0", await dynamo.SendAsync("Scan", """{"TableName":"Table"}""", "Count"));
        Assert.Equal("0", await dynamo.SendAsync("DescribeTable", """{"TableName":"Table"}""", "Table", "ItemCount"));
    }

    [Fact]
    public async Task A_protected_table_stays()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S", more: "\"DeletionProtectionEnabled\":true");
        await dynamo.RefusedAsync(
            "DeleteTable", """{"TableName":"Table"}""", "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
        await dynamo.SendAsync("UpdateTable", """{"TableName":"Table","DeletionProtectionEnabled":false}""");
        await dynamo.SendAsync("DeleteTable", """{"TableName":"Table"}""");
    }
}
