namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 1: honest about what is not there.</summary>
public sealed class ExportTableToPointInTimeTests
{
    [Fact]
    public async Task It_is_refused_with_another_way()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync(
            "ExportTableToPointInTime",
            """{"TableArn":"arn:aws:dynamodb:eu-central-1:123456789012:table/Table","S3Bucket":"bucket"}""",
            "Millrace does not implement exports and imports. Instead: read with Scan, in segments if it is much, and write with BatchWriteItem.");
    }
}
