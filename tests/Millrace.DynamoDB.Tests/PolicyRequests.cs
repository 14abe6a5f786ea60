namespace Millrace.DynamoDB.Tests;

/// <summary>Sets and reads policies of tables.</summary>
internal static class PolicyRequests
{
    public const string Arn = "arn:aws:dynamodb:eu-central-1:123456789012:table/Table";

    /// <summary>A policy, as it stands in JSON.</summary>
    public const string Policy =
        """{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"210987654321\"},\"Action\":\"dynamodb:GetItem\",\"Resource\":\"*\"}]}""";

    public const string Get = $$"""{"ResourceArn":"{{Arn}}"}""";

    /// <summary>Sets the policy.</summary>
    /// <returns>Its revision.</returns>
    public static async Task<string> PutPolicyAsync(this TestDynamoDB dynamo, string more = "") =>
        (await dynamo.SendAsync("PutResourcePolicy", $$"""{"ResourceArn":"{{Arn}}","Policy":"{{Policy}}"{{more}} }""", "RevisionId"))!.Trim('"');
}
