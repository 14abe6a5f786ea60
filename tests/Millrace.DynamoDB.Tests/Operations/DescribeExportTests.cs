namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 1: honest about what is not there.</summary>
public sealed class DescribeExportTests
{
    [Fact]
    public async Task There_is_none()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync("DescribeExport", """{"ExportArn":"arn:aws:dynamodb:eu-central-1:123456789012:table/Table/export/01489602797149-73d8d5bc"}""", "ExportNotFoundException", "Export not found: arn:aws:dynamodb:eu-central-1:123456789012:table/Table/export/01489602797149-73d8d5bc");
    }
}
