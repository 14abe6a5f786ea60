namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 16.</summary>
public sealed class DescribeContinuousBackupsTests
{
    [Fact]
    public async Task Recovery_is_off_until_it_is_switched_on()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        JsonAssert.Equal(
            """{"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED","PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"DISABLED"}}}""",
            await dynamo.SendAsync("DescribeContinuousBackups", """{"TableName":"Table"}"""));
        await dynamo.RefusedAsync("DescribeContinuousBackups", """{"TableName":"None"}""", "TableNotFoundException", "Table not found: None");
    }
}
