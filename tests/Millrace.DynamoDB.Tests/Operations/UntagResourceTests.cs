namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 3, 16.</summary>
public sealed class UntagResourceTests
{
    [Fact]
    public async Task Tags_are_taken_off_and_the_answer_is_empty()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S", more: "\"Tags\":[{\"Key\":\"a\",\"Value\":\"1\"},{\"Key\":\"b\",\"Value\":\"2\"}]");
        Assert.Equal("", await dynamo.SendAsync("UntagResource", $$"""{"ResourceArn":"{{TestDynamoDB.Arn("Table")}}","TagKeys":["a","gone"]}"""));
        JsonAssert.Equal(
            """{"Tags":[{"Key":"b","Value":"2"}]}""",
            await dynamo.SendAsync("ListTagsOfResource", $$"""{"ResourceArn":"{{TestDynamoDB.Arn("Table")}}"}"""));
        await dynamo.RefusedAsync("UntagResource", $$"""{"ResourceArn":"{{TestDynamoDB.Arn("Table")}}","TagKeys":[]}""", "Atleast one Tag Key needs to be provided as Input.");
    }
}
