namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 16.</summary>
public sealed class DescribeTimeToLiveTests
{
    [Fact]
    public async Task It_is_disabled_until_it_is_enabled()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        JsonAssert.Equal("""{"TimeToLiveDescription":{"TimeToLiveStatus":"DISABLED"}}""", await dynamo.SendAsync("DescribeTimeToLive", """{"TableName":"Table"}"""));
        await dynamo.SendAsync("UpdateTimeToLive", """{"TableName":"Table","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}}""");
        JsonAssert.Equal(
            """{"TimeToLiveDescription":{"TimeToLiveStatus":"ENABLED","AttributeName":"ttl"}}""", await dynamo.SendAsync("DescribeTimeToLive", """{"TableName":"Table"}"""));
        await dynamo.RefusedAsync("DescribeTimeToLive", """{"TableName":"None"}""", "ResourceNotFoundException", "Requested resource not found: Table: None not found");
    }
}
