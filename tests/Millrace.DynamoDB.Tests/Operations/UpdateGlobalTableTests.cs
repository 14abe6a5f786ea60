namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 1: honest about what is not there.</summary>
public sealed class UpdateGlobalTableTests
{
    [Fact]
    public async Task It_is_refused_with_another_way()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync(
            "UpdateGlobalTable",
            """{"GlobalTableName":"Table","ReplicaUpdates":[{"Create":{"RegionName":"eu-west-1"}}]}""",
            "Millrace does not implement replicas of tables in other regions. Instead: read the table's stream, and write its changes to a table in the other region.");
    }
}
