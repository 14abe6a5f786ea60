namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 1: honest about what is not there.</summary>
public sealed class DescribeContributorInsightsTests
{
    [Fact]
    public async Task Keys_are_not_counted()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        JsonAssert.Equal(
            """{"TableName":"Table","ContributorInsightsRuleList":[],"ContributorInsightsStatus":"DISABLED"}""",
            await dynamo.SendAsync("DescribeContributorInsights", """{"TableName":"Table"}"""));
        await dynamo.RefusedAsync(
            "DescribeContributorInsights", """{"TableName":"Table","IndexName":"idx"}""", "ResourceNotFoundException", "Requested resource not found: Index: idx not found");
        await dynamo.RefusedAsync(
            "DescribeContributorInsights", """{"TableName":"Other"}""", "ResourceNotFoundException", "Requested resource not found: Table: Other not found");
    }
}
