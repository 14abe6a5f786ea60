namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 1: honest about what is not there.</summary>
public sealed class RestoreTableToPointInTimeTests
{
    [Fact]
    public async Task It_is_refused_with_another_way()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync(
            "RestoreTableToPointInTime",
            """{"SourceTableName":"Table","TargetTableName":"Other","UseLatestRestorableTime":true}""",
            "Millrace does not implement backups. Instead: copy the data directory of a server that is stopped, or write what Scan reads into another table.");
    }
}
