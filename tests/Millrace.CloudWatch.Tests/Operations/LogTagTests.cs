namespace Millrace.CloudWatch.Tests.Operations;

public sealed class LogTagTests
{
    private const string Arn = "arn:aws:logs:eu-central-1:123456789012:log-group:g";

    [Fact]
    public async Task Tags_are_added_and_taken_off_in_the_new_way_and_the_old()
    {
        await using var logs = new TestLogs();
        await logs.SendAsync("CreateLogGroup", """{"logGroupName":"g","tags":{"a":"1"}}""");
        await logs.SendAsync("TagResource", $$"""{"tags":{"b":"2"},"resourceArn":"{{Arn}}"}""");
        await logs.SendAsync("UntagResource", $$"""{"resourceArn":"{{Arn}}","tagKeys":["a"]}""");
        Assert.Equal("""{"tags":{"b":"2"}}""", (await logs.SendAsync("ListTagsForResource", $$"""{"resourceArn":"{{Arn}}"}""")).ToJsonString());
        await logs.SendAsync("TagLogGroup", """{"logGroupName":"g","tags":{"c":"3"}}""");
        await logs.SendAsync("UntagLogGroup", """{"logGroupName":"g","tags":["b"]}""");
        Assert.Equal("""{"tags":{"c":"3"}}""", (await logs.SendAsync("ListTagsLogGroup", """{"logGroupName":"g"}""")).ToJsonString());
    }

    [Fact]
    public async Task A_resource_is_a_group_that_is_there()
    {
        await using var logs = new TestLogs();
        await logs.RefusedAsync(
            "ListTagsForResource", $$"""{"resourceArn":"{{Arn}}"}""", "ResourceNotFoundException", "The specified log group does not exist.");
        await logs.RefusedAsync(
            "ListTagsForResource", """{"resourceArn":"arn:aws:s3:::b"}""", "InvalidParameterException", "The specified resourceArn is invalid.");
    }
}
