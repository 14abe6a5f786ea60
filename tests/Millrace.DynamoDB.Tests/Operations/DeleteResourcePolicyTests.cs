namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>The policies of tables.</summary>
public sealed class DeleteResourcePolicyTests
{
    [Fact]
    public async Task A_policy_is_taken_away()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        var revision = await dynamo.PutPolicyAsync();
        Assert.Equal($"\"{revision}\"", await dynamo.SendAsync("DeleteResourcePolicy", PolicyRequests.Get, "RevisionId"));
        await Assert.ThrowsAsync<Wire.ServiceException>(() => dynamo.SendAsync("GetResourcePolicy", PolicyRequests.Get));
        JsonAssert.Equal("{}", await dynamo.SendAsync("DeleteResourcePolicy", PolicyRequests.Get));
    }
}
