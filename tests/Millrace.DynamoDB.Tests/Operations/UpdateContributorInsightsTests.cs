namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 1: honest about what is not there.</summary>
public sealed class UpdateContributorInsightsTests
{
    [Fact]
    public async Task It_is_refused_with_another_way()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync(
            "UpdateContributorInsights",
            """{"TableName":"Table","ContributorInsightsAction":"ENABLE"}""",
            "Millrace does not implement contributor insights. Instead: ask for ReturnConsumedCapacity, and count keys where they are made.");
    }
}
