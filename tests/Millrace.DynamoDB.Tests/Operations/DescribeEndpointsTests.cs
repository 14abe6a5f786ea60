namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 3.</summary>
public sealed class DescribeEndpointsTests
{
    [Fact]
    public async Task The_endpoint_is_where_the_caller_is()
    {
        await using var dynamo = new TestDynamoDB();
        JsonAssert.Equal("""{"Endpoints":[{"Address":"localhost:4566","CachePeriodInMinutes":1440}]}""", await dynamo.SendAsync("DescribeEndpoints", "{}"));
    }
}
