namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 1: honest about what is not there.</summary>
public sealed class DescribeTableReplicaAutoScalingTests
{
    [Fact]
    public async Task A_table_has_no_replicas()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        JsonAssert.Equal(
            """{"TableAutoScalingDescription":{"TableName":"Table","TableStatus":"ACTIVE","Replicas":[]}}""",
            await dynamo.SendAsync("DescribeTableReplicaAutoScaling", """{"TableName":"Table"}"""));
    }
}
