namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 1: honest about what is not there.</summary>
public sealed class DescribeGlobalTableSettingsTests
{
    [Fact]
    public async Task There_is_none()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync("DescribeGlobalTableSettings", """{"GlobalTableName":"Table"}""", "GlobalTableNotFoundException", "Global table not found: Global table with name: 'Table' does not exist.");
    }
}
