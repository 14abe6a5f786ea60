using System.Text.Json.Nodes;

namespace Millrace.Lambda.Tests.Operations;

public sealed class PolicyTests
{
    [Theory]
    [InlineData(""" "Principal":"s3.amazonaws.com" """, """ "Principal":{"Service":"s3.amazonaws.com"} """)]
    [InlineData(""" "Principal":"alexa-appkit.amazon.com","EventSourceToken":"t" """, """ "Principal":{"Service":"alexa-appkit.amazon.com"},"Condition":{"StringEquals":{"lambda:EventSourceToken":"t"}} """)]
    [InlineData(""" "Principal":"210987654321" """, """ "Principal":{"AWS":"arn:aws:iam::210987654321:root"} """)]
    [InlineData(""" "Principal":"arn:aws:iam::210987654321:user/u" """, """ "Principal":{"AWS":"arn:aws:iam::210987654321:user/u"} """)]
    [InlineData(""" "Principal":"*","FunctionUrlAuthType":"NONE" """, """ "Principal":"*","Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}} """)]
    [InlineData(""" "Principal":"*","PrincipalOrgID":"o-1234567890" """, """ "Principal":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1234567890"}} """)]
    [InlineData(
        """ "Principal":"s3.amazonaws.com","SourceArn":"arn:aws:s3:::b","SourceAccount":"123456789012" """,
        """ "Principal":{"Service":"s3.amazonaws.com"},"Condition":{"StringEquals":{"AWS:SourceAccount":"123456789012"},"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::b"}} """)]
    public async Task A_permission_is_a_statement(string members, string statement)
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var answer = await lambda.SendAsync("AddPermission", $$"""{"FunctionName":"f","StatementId":"s","Action":"lambda:InvokeFunction",{{members}} }""");
        var expected = JsonNode.Parse($$"""{"Sid":"s","Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"{{TestLambda.Arn("f")}}",{{statement}} }""");
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse((string)answer["Statement"]!)), (string?)answer["Statement"]);

        var policy = JsonNode.Parse((string)(await lambda.SendAsync("GetPolicy", """{"FunctionName":"f"}"""))["Policy"]!)!;
        Assert.Equal(("2012-10-17", "default"), ((string?)policy["Version"], (string?)policy["Id"]));
        Assert.True(JsonNode.DeepEquals(expected, policy["Statement"]![0]));
    }

    [Fact]
    public async Task Each_qualifier_has_a_policy_of_its_own()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Publish":true """);
        await lambda.SendAsync("AddPermission", Add("one", qualifier: "1"));
        await lambda.MissingAsync("GetPolicy", """{"FunctionName":"f"}""", "No policy is associated with the given resource.");
        var policy = (string)(await lambda.SendAsync("GetPolicy", """{"FunctionName":"f:1"}"""))["Policy"]!;
        Assert.Equal($"{TestLambda.Arn("f")}:1", (string?)JsonNode.Parse(policy)!["Statement"]![0]!["Resource"]);
        Assert.Equal(policy, lambda.Service.FindPolicy($"{TestLambda.Arn("f")}:1"));
        Assert.Null(lambda.Service.FindPolicy(TestLambda.Arn("f")));
        await lambda.InvalidAsync("AddPermission", Add("one", qualifier: "$LATEST"), "We currently do not support adding policies for $LATEST.");
        await lambda.MissingAsync("AddPermission", Add("one", qualifier: "2"), $"Function not found: {TestLambda.Arn("f")}:2");
    }

    [Fact]
    public async Task Statements_come_and_go_by_their_names()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        await lambda.MissingAsync("RemovePermission", """{"FunctionName":"f","StatementId":"a"}""", "No policy is associated with the given resource.");
        await lambda.SendAsync("AddPermission", Add("a"));
        var first = (string?)(await lambda.SendAsync("GetPolicy", """{"FunctionName":"f"}"""))["RevisionId"];
        await lambda.SendAsync("AddPermission", Add("b"));
        var error = await lambda.RefusedAsync(
            "AddPermission",
            Add("b"),
            "ResourceConflictException",
            "The statement id (b) provided already exists. Please provide a new statement id, or remove the existing statement.");
        Assert.Equal(409, error.Status);
        const string Other = "The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the latest Revision Id";
        await lambda.RefusedAsync("AddPermission", Add("c", more: $",\"RevisionId\":\"{first}\""), "PreconditionFailedException", Other);
        await lambda.RefusedAsync("RemovePermission", $$"""{"FunctionName":"f","StatementId":"a","RevisionId":"{{first}}"}""", "PreconditionFailedException", Other);
        await lambda.MissingAsync("RemovePermission", """{"FunctionName":"f","StatementId":"c"}""", "Statement c is not found in resource policy.");
        await lambda.SendAsync("RemovePermission", """{"FunctionName":"f","StatementId":"a"}""");
        Assert.Equal(204, await lambda.StatusAsync("RemovePermission", """{"FunctionName":"f","StatementId":"b"}"""));
        await lambda.MissingAsync("GetPolicy", """{"FunctionName":"f"}""", "No policy is associated with the given resource.");
    }

    [Theory]
    [InlineData("somebody")]
    [InlineData("arn:aws:iam::210987654321:user/*")]
    [InlineData("12345678901")]
    public async Task Not_everything_is_a_principal(string principal)
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        await lambda.InvalidAsync(
            "AddPermission",
            $$"""{"FunctionName":"f","StatementId":"s","Action":"lambda:InvokeFunction","Principal":"{{principal}}"}""",
            "The provided principal was invalid. Please check the principal and try again.");
    }

    [Fact]
    public async Task A_policy_has_20_KB()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var source = new string('a', 5000);
        for (var i = 0; i < 3; i++) await lambda.SendAsync("AddPermission", Add($"s{i}", more: $",\"SourceArn\":\"arn:aws:s3:::{source}\""));
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => lambda.SendAsync("AddPermission", Add("s4", more: $",\"SourceArn\":\"arn:aws:s3:::{source}\"")));
        Assert.Equal("PolicyLengthExceededException", error.Code);
        Assert.EndsWith(" is bigger than the limit (20480).", error.Text, StringComparison.Ordinal);
    }

    private static string Add(string sid, string? qualifier = null, string more = "") => $$"""
        {"FunctionName":"f","StatementId":"{{sid}}","Action":"lambda:InvokeFunction","Principal":"210987654321"{{(qualifier is null ? "" : $",\"Qualifier\":\"{qualifier}\"")}}{{more}} }
        """;
}
