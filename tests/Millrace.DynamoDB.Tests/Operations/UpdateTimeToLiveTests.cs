namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 16.</summary>
public sealed class UpdateTimeToLiveTests
{
    [Fact]
    public async Task It_changes_only_when_there_is_something_to_change()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.RefusedAsync("UpdateTimeToLive", Json(false, "ttl"), "TimeToLive is already disabled");
        JsonAssert.Equal("""{"TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}}""", await dynamo.SendAsync("UpdateTimeToLive", Json(true, "ttl")));
        await dynamo.RefusedAsync("UpdateTimeToLive", Json(true, "ttl"), "TimeToLive is already enabled");
        await dynamo.RefusedAsync("UpdateTimeToLive", Json(true, "other"), "TimeToLive is active on a different AttributeName: current AttributeName is ttl");
        await dynamo.RefusedAsync("UpdateTimeToLive", Json(false, "other"), "TimeToLive is active on a different AttributeName: current AttributeName is ttl");
        await dynamo.SendAsync("UpdateTimeToLive", Json(false, "ttl"));
        Assert.Equal("\"DISABLED\"", await dynamo.SendAsync("DescribeTimeToLive", """{"TableName":"Table"}""", "TimeToLiveDescription", "TimeToLiveStatus"));
    }

    private static string Json(bool isEnabled, string attribute) =>
        $$"""{"TableName":"Table","TimeToLiveSpecification":{"Enabled":{{(isEnabled ? "true" : "false")}},"AttributeName":"{{attribute}}"} }""";
}
