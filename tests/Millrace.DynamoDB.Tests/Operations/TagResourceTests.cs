namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 3, 16, 19.8.</summary>
public sealed class TagResourceTests
{
    [Fact]
    public async Task Tags_are_added_and_replaced_and_the_answer_is_empty()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S", more: "\"Tags\":[{\"Key\":\"a\",\"Value\":\"1\"}]");
        Assert.Equal("", await dynamo.SendAsync("TagResource", $$"""{"ResourceArn":"{{TestDynamoDB.Arn("Table")}}","Tags":[{"Key":"a","Value":"2"},{"Key":"b","Value":""}]}"""));
        JsonAssert.Equal(
            """{"Tags":[{"Key":"a","Value":"2"},{"Key":"b","Value":""}]}""",
            await dynamo.SendAsync("ListTagsOfResource", $$"""{"ResourceArn":"{{TestDynamoDB.Arn("Table")}}"}"""));
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.RefusedAsync("TagResource", """{"ResourceArn":"Table","Tags":[{"Key":"a","Value":"2"}]}""", "Invalid TableArn: Invalid ResourceArn provided as input Table");
        await dynamo.RefusedAsync("TagResource", $$"""{"ResourceArn":"{{TestDynamoDB.Arn("Table")}}","Tags":[]}""", "Atleast one Tag needs to be provided as Input.");
        await dynamo.RefusedAsync(
            "TagResource",
            $$"""{"ResourceArn":"{{TestDynamoDB.Arn("None")}}","Tags":[{"Key":"a","Value":"2"}]}""",
            "ResourceNotFoundException",
            $"Requested resource not found: ResourcArn: {TestDynamoDB.Arn("None")} not found");
    }
}
