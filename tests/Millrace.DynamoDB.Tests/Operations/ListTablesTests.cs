namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 9.</summary>
public sealed class ListTablesTests
{
    [Fact]
    public async Task Names_come_in_the_order_of_their_bytes_page_by_page()
    {
        await using var dynamo = new TestDynamoDB();
        foreach (var name in new[] { "bbb", "Aaa", "aaa", "aaa.b", "aaa-b" }) await dynamo.CreateAsync(name, "pk:S");
        JsonAssert.Equal("""{"TableNames":["Aaa","aaa","aaa-b","aaa.b","bbb"]}""", await dynamo.SendAsync("ListTables", "{}"));
        JsonAssert.Equal("""{"TableNames":["Aaa","aaa"],"LastEvaluatedTableName":"aaa"}""", await dynamo.SendAsync("ListTables", """{"Limit":2}"""));
        JsonAssert.Equal("""{"TableNames":["aaa-b","aaa.b","bbb"]}""", await dynamo.SendAsync("ListTables", """{"Limit":3,"ExclusiveStartTableName":"aaa"}"""));
        JsonAssert.Equal("""{"TableNames":["bbb"]}""", await dynamo.SendAsync("ListTables", """{"ExclusiveStartTableName":"aaz"}"""));
        JsonAssert.Equal("""{"TableNames":[]}""", await dynamo.SendFromAsync("ListTables", "{}", region: "eu-west-1"));
    }

    [Theory]
    [InlineData("""{"Limit":0}""", "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("""{"Limit":101}""", "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100")]
    [InlineData("""{"ExclusiveStartTableName":"ab"}""", "1 validation error detected: Value 'ab' at 'exclusiveStartTableName' failed to satisfy constraint: Member must have length greater than or equal to 3")]
    public async Task What_cannot_be_is_refused(string json, string text)
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync("ListTables", json, text);
    }
}
