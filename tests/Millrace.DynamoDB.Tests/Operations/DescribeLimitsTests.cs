namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 16.</summary>
public sealed class DescribeLimitsTests
{
    [Fact]
    public async Task The_quotas_are_those_of_a_new_account()
    {
        await using var dynamo = new TestDynamoDB();
        JsonAssert.Equal(
            """{"AccountMaxReadCapacityUnits":80000,"AccountMaxWriteCapacityUnits":80000,"TableMaxReadCapacityUnits":40000,"TableMaxWriteCapacityUnits":40000}""",
            await dynamo.SendAsync("DescribeLimits", "{}"));
    }
}
