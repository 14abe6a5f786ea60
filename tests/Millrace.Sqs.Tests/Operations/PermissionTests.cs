using System.Text.Json.Nodes;

namespace Millrace.Sqs.Tests.Operations;

/// <summary>Statements of queues' policies that are calls of their own (facts/sqs.md, Scope).</summary>
public sealed class PermissionTests
{
    private const string Url = $"\"QueueUrl\":\"/{TestSqs.Account}/q\"";

    [Fact]
    public async Task A_permission_is_a_statement_and_goes_with_its_label()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        await sqs.SendAsync("AddPermission", Request("one", """["210987654321"]""", """["SendMessage"]"""));
        Assert.Equal(
            $$"""
            {"Version":"2008-10-17","Id":"/{{TestSqs.Account}}/q/SQSDefaultPolicy","Statement":[{"Sid":"one","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:root"},"Action":"SQS:SendMessage","Resource":"{{TestSqs.Arn("q")}}"}]}
            """,
            await sqs.AttributeAsync("Policy"));
        await sqs.SendAsync("AddPermission", Request("two", """["210987654321","123123123123"]""", """["ReceiveMessage","DeleteMessage"]"""));
        await sqs.SendAsync("RemovePermission", $$"""{ {{Url}},"Label":"one"}""");
        var statement = JsonNode.Parse((await sqs.AttributeAsync("Policy"))!)!["Statement"]!.AsArray().Single()!;
        Assert.Equal("""["SQS:ReceiveMessage","SQS:DeleteMessage"]""", statement["Action"]!.ToJsonString());
        Assert.Equal(2, statement["Principal"]!["AWS"]!.AsArray().Count);
        await sqs.SendAsync("RemovePermission", $$"""{ {{Url}},"Label":"two"}""");
        Assert.Null(await sqs.AttributeAsync("Policy"));
    }

    [Fact]
    public async Task A_policy_that_was_set_keeps_its_statements()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        const string Own = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*"}}""";
        await sqs.SendAsync("SetQueueAttributes", $$"""{ {{Url}},"Attributes":{"Policy":{{JsonValue.Create(Own).ToJsonString()}} } }""");
        await sqs.SendAsync("AddPermission", Request("one", """["210987654321"]""", """["*"]"""));
        await sqs.SendAsync("RemovePermission", $$"""{ {{Url}},"Label":"one"}""");
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*"}]}""", await sqs.AttributeAsync("Policy"));
    }

    [Theory]
    [InlineData("one", "[\"210987654321\"]", "[\"SendMessage\"]", "Value one for parameter Label is invalid. Reason: Already exists.")]
    [InlineData("a b", "[\"210987654321\"]", "[\"SendMessage\"]", "Value a b for parameter Label is invalid. Reason: Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length.")]
    [InlineData("two", "[\"21098765432\"]", "[\"SendMessage\"]", "Value 21098765432 for parameter PrincipalId is invalid. Reason: Unable to verify.")]
    [InlineData("two", "[]", "[\"SendMessage\"]", "The request must contain the parameter AWSAccountId.")]
    [InlineData("two", "[\"210987654321\"]", "[]", "The request must contain the parameter ActionName.")]
    [InlineData("two", "[\"210987654321\"]", "[\"DeleteQueue\"]", "Value SQS:DeleteQueue for parameter ActionName is invalid. Reason: Only the queue owner is allowed to invoke this action.")]
    public async Task What_is_wrong_is_told_and_changes_nothing(string label, string accounts, string actions, string text)
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        await sqs.SendAsync("AddPermission", Request("one", """["210987654321"]""", """["SendMessage"]"""));
        var before = await sqs.AttributeAsync("Policy");
        Assert.Equal(text, (await sqs.RefusedAsync("AddPermission", Request(label, accounts, actions), "InvalidParameterValueException", "InvalidParameterValue")).Text);
        Assert.Equal(before, await sqs.AttributeAsync("Policy"));
    }

    [Fact]
    public async Task A_label_that_is_not_there_is_told()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        var error = await sqs.RefusedAsync("RemovePermission", $$"""{ {{Url}},"Label":"one"}""", "InvalidParameterValueException", "InvalidParameterValue");
        Assert.Equal("Value one for parameter Label is invalid. Reason: can't find label.", error.Text);
        await sqs.RefusedAsync("AddPermission", Request("one", """["210987654321"]""", """["*","*","*","*","*","*","*","*"]"""), "OverLimit");
    }

    private static string Request(string label, string accounts, string actions) =>
        $$"""{ {{Url}},"Label":"{{label}}","AWSAccountIds":{{accounts}},"Actions":{{actions}} }""";
}
