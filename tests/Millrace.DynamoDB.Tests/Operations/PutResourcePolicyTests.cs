namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>The policies of tables.</summary>
public sealed class PutResourcePolicyTests
{
    [Fact]
    public async Task A_policy_has_a_revision_that_can_be_insisted_on()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        var first = await dynamo.PutPolicyAsync(",\"ExpectedRevisionId\":\"NO_POLICY\"");
        await dynamo.RefusedAsync(
            "PutResourcePolicy",
            $$"""{"ResourceArn":"{{PolicyRequests.Arn}}","Policy":"{{PolicyRequests.Policy}}","ExpectedRevisionId":"NO_POLICY"}""",
            "PolicyNotFoundException",
            $"Resource-based policy not found for the provided ResourceArn: {PolicyRequests.Arn}");
        dynamo.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await dynamo.PutPolicyAsync($",\"ExpectedRevisionId\":\"{first}\"");
        Assert.NotEqual(first, second);
        Assert.Equal($"\"{second}\"", await dynamo.SendAsync("GetResourcePolicy", PolicyRequests.Get, "RevisionId"));
    }

    [Theory]
    [InlineData("Table", "ARNs must start with 'arn:': Table")]
    [InlineData("arn:aws:dynamodb:eu-central-1:123456789012:table/Table/index/idx", "Invalid resource arn provided, only table or stream is accepted. Provided resource arn: arn:aws:dynamodb:eu-central-1:123456789012:table/Table/index/idx")]
    public async Task What_is_no_tables_arn_is_refused(string arn, string text)
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.RefusedAsync(
            "PutResourcePolicy", $$"""{"ResourceArn":"{{arn}}","Policy":"{{PolicyRequests.Policy}}"}""", $"One or more parameter values were invalid: {text}");
    }

    [Fact]
    public async Task What_is_no_policy_is_refused_and_changes_nothing()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => dynamo.SendAsync(
            "PutResourcePolicy", $$"""{"ResourceArn":"{{PolicyRequests.Arn}}","Policy":"{}"}"""));
        Assert.Equal("ValidationException", error.Code);
        Assert.StartsWith("One or more parameter values were invalid: Invalid policy document: ", error.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Wire.ServiceException>(() => dynamo.SendAsync("GetResourcePolicy", PolicyRequests.Get));
    }

    [Fact]
    public async Task A_table_may_be_made_with_a_policy()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S", more: $"\"ResourcePolicy\":\"{PolicyRequests.Policy}\"");
        Assert.Contains("210987654321", await dynamo.SendAsync("GetResourcePolicy", PolicyRequests.Get, "Policy"), StringComparison.Ordinal);
    }
}
