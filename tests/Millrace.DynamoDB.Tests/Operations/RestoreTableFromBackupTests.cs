namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 1: honest about what is not there.</summary>
public sealed class RestoreTableFromBackupTests
{
    [Fact]
    public async Task It_is_refused_with_another_way()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync(
            "RestoreTableFromBackup",
            """{"TargetTableName":"Table","BackupArn":"arn:aws:dynamodb:eu-central-1:123456789012:table/Table/backup/01489602797149-73d8d5bc"}""",
            "Millrace does not implement backups. Instead: copy the data directory of a server that is stopped, or write what Scan reads into another table.");
    }
}
