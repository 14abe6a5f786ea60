namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 1: honest about what is not there.</summary>
public sealed class ImportTableTests
{
    [Fact]
    public async Task It_is_refused_with_another_way()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync(
            "ImportTable",
            """{"S3BucketSource":{"S3Bucket":"bucket"},"InputFormat":"CSV","TableCreationParameters":{"TableName":"Table","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],"KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}]}}""",
            "Millrace does not implement exports and imports. Instead: read with Scan, in segments if it is much, and write with BatchWriteItem.");
    }
}
