namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 1: honest about what is not there.</summary>
public sealed class CreateBackupTests
{
    [Fact]
    public async Task It_is_refused_with_another_way()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync(
            "CreateBackup",
            """{"TableName":"Table","BackupName":"one"}""",
            "Millrace does not implement backups. Instead: copy the data directory of a server that is stopped, or write what Scan reads into another table.");
    }
}
