namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 16.</summary>
public sealed class UpdateContinuousBackupsTests
{
    [Fact]
    public async Task Recovery_is_remembered_and_told()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        const string On = """{"TableName":"Table","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true}}""";
        JsonAssert.Equal(
            """
            {"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED","PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"ENABLED",
              "RecoveryPeriodInDays":35,"EarliestRestorableDateTime":1769044922.500,"LatestRestorableDateTime":1769044922.500}}}
            """,
            await dynamo.SendAsync("UpdateContinuousBackups", On));
        dynamo.Time.Advance(TimeSpan.FromHours(1));
        await dynamo.SendAsync("UpdateContinuousBackups", On);
        JsonAssert.Equal(
            """{"PointInTimeRecoveryStatus":"ENABLED","RecoveryPeriodInDays":35,"EarliestRestorableDateTime":1769044922.500,"LatestRestorableDateTime":1769048222.500}""",
            await dynamo.SendAsync("DescribeContinuousBackups", """{"TableName":"Table"}""", "ContinuousBackupsDescription", "PointInTimeRecoveryDescription"));
        await dynamo.SendAsync("UpdateContinuousBackups", """{"TableName":"Table","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":false}}""");
        Assert.Equal(
            "\"DISABLED\"",
            await dynamo.SendAsync("DescribeContinuousBackups", """{"TableName":"Table"}""", "ContinuousBackupsDescription", "PointInTimeRecoveryDescription", "PointInTimeRecoveryStatus"));
        await dynamo.RefusedAsync("UpdateContinuousBackups", On.Replace("\"Table\"", "\"None\"", StringComparison.Ordinal), "TableNotFoundException", "Table not found: None");
    }
}
