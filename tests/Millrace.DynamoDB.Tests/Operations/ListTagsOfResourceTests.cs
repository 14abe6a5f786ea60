namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 16.</summary>
public sealed class ListTagsOfResourceTests
{
    [Fact]
    public async Task A_table_without_tags_has_none_and_a_table_that_is_not_there_is_hidden()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        JsonAssert.Equal("""{"Tags":[]}""", await dynamo.SendAsync("ListTagsOfResource", $$"""{"ResourceArn":"{{TestDynamoDB.Arn("Table")}}"}"""));
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => dynamo.SendAsync("ListTagsOfResource", $$"""{"ResourceArn":"{{TestDynamoDB.Arn("None")}}"}"""));
        Assert.Equal("AccessDeniedException", error.Code);
    }
}
