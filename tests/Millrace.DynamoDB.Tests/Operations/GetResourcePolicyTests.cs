namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>The policies of tables.</summary>
public sealed class GetResourcePolicyTests
{
    [Fact]
    public async Task A_policy_is_told_as_it_was_set()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.RefusedAsync(
            "GetResourcePolicy", PolicyRequests.Get, "PolicyNotFoundException", $"Resource-based policy not found for the provided ResourceArn: {PolicyRequests.Arn}");
        await dynamo.PutPolicyAsync();
        JsonAssert.Equal($"\"{PolicyRequests.Policy}\"", await dynamo.SendAsync("GetResourcePolicy", PolicyRequests.Get, "Policy"));
        await dynamo.RefusedAsync(
            "GetResourcePolicy",
            PolicyRequests.Get.Replace("/Table", "/Other", StringComparison.Ordinal),
            "ResourceNotFoundException",
            $"Requested resource not found: ResourcArn: {PolicyRequests.Arn.Replace("/Table", "/Other", StringComparison.Ordinal)} not found");
    }
}
