namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 1: honest about what is not there.</summary>
public sealed class ListContributorInsightsTests
{
    [Fact]
    public async Task There_are_none()
    {
        await using var dynamo = new TestDynamoDB();
        JsonAssert.Equal("""{"ContributorInsightsSummaries":[]}""", await dynamo.SendAsync("ListContributorInsights", "{}"));
    }
}
