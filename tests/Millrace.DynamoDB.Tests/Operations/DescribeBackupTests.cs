namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 1: honest about what is not there.</summary>
public sealed class DescribeBackupTests
{
    [Fact]
    public async Task There_is_none()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync("DescribeBackup", """{"BackupArn":"arn:aws:dynamodb:eu-central-1:123456789012:table/Table/backup/01489602797149-73d8d5bc"}""", "BackupNotFoundException", "Backup not found: arn:aws:dynamodb:eu-central-1:123456789012:table/Table/backup/01489602797149-73d8d5bc");
    }
}
