using System.Text.Json.Nodes;

namespace Millrace.Sqs.Tests.Operations;

/// <summary>Queues, their settings and tags (facts/sqs.md).</summary>
public sealed class QueueTests
{
    private const string Url = $"\"QueueUrl\":\"http://localhost/{TestSqs.Account}/q\"";

    [Fact]
    public async Task A_queue_is_made_found_listed_and_deleted()
    {
        var sqs = await TestSqs.OpenAsync();
        var made = await sqs.SendAsync("CreateQueue", """{"QueueName":"q"}""");
        var url = $"http://localhost/{TestSqs.Account}/q";
        Assert.Equal(url, made["QueueUrl"]!.GetValue<string>());
        Assert.Equal(url, (await sqs.SendAsync("GetQueueUrl", """{"QueueName":"q"}"""))["QueueUrl"]!.GetValue<string>());
        Assert.Equal($$"""{"QueueUrls":["{{url}}"]}""", (await sqs.SendAsync("ListQueues", "{}")).ToJsonString());
        Assert.Equal("{}", (await sqs.SendAsync("ListQueues", """{"QueueNamePrefix":"x"}""")).ToJsonString());

        await sqs.SendAsync("DeleteQueue", $"{{{Url}}}");
        await sqs.RefusedAsync("GetQueueUrl", """{"QueueName":"q"}""", "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue");
        await sqs.RefusedAsync("DeleteQueue", $"{{{Url}}}", "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue");
    }

    [Fact]
    public async Task A_queue_made_again_is_the_same_unless_its_attributes_differ()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync("q", """{"VisibilityTimeout":"5"}""");
        await sqs.PutAsync("kept");
        await sqs.CreateAsync("q", """{"VisibilityTimeout":"5","DelaySeconds":"0"}""");
        await sqs.RefusedAsync("CreateQueue", """{"QueueName":"q","Attributes":{"VisibilityTimeout":"6"}}""", "QueueNameExists", "QueueAlreadyExists");
        Assert.Equal(["kept"], await sqs.BodiesAsync());
    }

    [Theory]
    [InlineData("q.fifo", "InvalidAttributeValue", "InvalidAttributeValue")]
    [InlineData("a b", "InvalidParameterValueException", "InvalidParameterValue")]
    [InlineData("", "InvalidParameterValueException", "InvalidParameterValue")]
    public async Task Not_every_name_is_one(string name, string code, string oldCode)
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.RefusedAsync("CreateQueue", $$"""{"QueueName":"{{name}}"}""", code, oldCode);
    }

    [Fact]
    public async Task Pages_are_made_when_a_number_of_results_is_asked_for()
    {
        var sqs = await TestSqs.OpenAsync();
        foreach (var name in new[] { "a", "b", "c" }) await sqs.CreateAsync(name);
        var first = await sqs.SendAsync("ListQueues", """{"MaxResults":2}""");
        Assert.Equal(2, first["QueueUrls"]!.AsArray().Count);
        var second = await sqs.SendAsync("ListQueues", $$"""{"MaxResults":2,"NextToken":{{first["NextToken"]!.ToJsonString()}}}""");
        Assert.EndsWith("/c", Assert.Single(second["QueueUrls"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(second["NextToken"]);
    }

    [Theory]
    [InlineData("VisibilityTimeout", "30", "43200", "43201")]
    [InlineData("MessageRetentionPeriod", "345600", "60", "59")]
    [InlineData("DelaySeconds", "0", "900", "901")]
    [InlineData("ReceiveMessageWaitTimeSeconds", "0", "20", "21")]
    [InlineData("MaximumMessageSize", "1048576", "1024", "1023")]
    public async Task A_setting_has_a_default_and_a_range(string name, string initial, string good, string bad)
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        Assert.Equal(initial, await sqs.AttributeAsync(name));
        await sqs.SendAsync("SetQueueAttributes", $$"""{{{Url}},"Attributes":{"{{name}}":"{{good}}"} }""");
        Assert.Equal(good, await sqs.AttributeAsync(name));
        await sqs.RefusedAsync("SetQueueAttributes", $$"""{{{Url}},"Attributes":{"{{name}}":"{{bad}}"} }""", "InvalidAttributeValue");
        Assert.Equal(good, await sqs.AttributeAsync(name));
    }

    [Theory]
    [InlineData("NoSuch", "1", "InvalidAttributeName")]
    [InlineData("FifoQueue", "true", "InvalidAttributeName")]
    [InlineData("Policy", "x", "InvalidAttributeValue")]
    [InlineData("RedrivePolicy", "{}", "InvalidAttributeValue")]
    public async Task What_is_no_setting_is_refused(string name, string value, string code)
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        await sqs.RefusedAsync("SetQueueAttributes", $$"""{{{Url}},"Attributes":{"{{name}}":"{{value}}"} }""", code);
    }

    [Fact]
    public async Task Attributes_tell_the_queue_and_count_its_messages()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        await sqs.PutAsync("a");
        await sqs.PutAsync("b");
        await sqs.PutAsync("c", ",\"DelaySeconds\":5");
        await sqs.ReceiveAsync();
        Assert.Equal(TestSqs.Arn("q"), await sqs.AttributeAsync("QueueArn"));
        Assert.Equal("1", await sqs.AttributeAsync("ApproximateNumberOfMessages"));
        Assert.Equal("1", await sqs.AttributeAsync("ApproximateNumberOfMessagesNotVisible"));
        Assert.Equal("1", await sqs.AttributeAsync("ApproximateNumberOfMessagesDelayed"));
        Assert.Equal("1769044922", await sqs.AttributeAsync("CreatedTimestamp"));
        var all = await sqs.SendAsync("GetQueueAttributes", $$"""{{{Url}},"AttributeNames":["All"]}""");
        Assert.True(all["Attributes"]!.AsObject().Count >= 12);
        await sqs.RefusedAsync("GetQueueAttributes", $$"""{{{Url}},"AttributeNames":["NoSuch"]}""", "InvalidAttributeName");
    }

    [Fact]
    public async Task Tags_are_set_and_taken_off()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.SendAsync("CreateQueue", """{"QueueName":"q","tags":{"a":"1"}}""");
        await sqs.SendAsync("TagQueue", $$"""{{{Url}},"Tags":{"b":"2"} }""");
        Assert.Equal("""{"a":"1","b":"2"}""", (await TagsAsync())!.ToJsonString());
        Assert.Equal("2", sqs.Service.FindTags(TestSqs.Arn("q"))!["b"]);
        await sqs.SendAsync("UntagQueue", $$"""{{{Url}},"TagKeys":["a","c"]}""");
        Assert.Equal("""{"b":"2"}""", (await TagsAsync())!.ToJsonString());

        async Task<JsonNode?> TagsAsync() => (await sqs.SendAsync("ListQueueTags", $"{{{Url}}}"))["Tags"];
    }

    [Fact]
    public async Task A_policy_is_the_queue_s_resource_policy()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        const string Policy = """{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}]}""";
        await sqs.SendAsync("SetQueueAttributes", $$"""{{{Url}},"Attributes":{"Policy":"{{Policy}}"} }""");
        Assert.Contains("sqs:SendMessage", sqs.Service.FindPolicy(TestSqs.Arn("q")), StringComparison.Ordinal);
        await sqs.SendAsync("SetQueueAttributes", $$"""{{{Url}},"Attributes":{"Policy":""} }""");
        Assert.Null(sqs.Service.FindPolicy(TestSqs.Arn("q")));
    }

    [Fact]
    public async Task Another_account_needs_leave()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        await Assert.ThrowsAsync<Wire.ServiceException>(() => sqs.SendAsync("PurgeQueue", $"{{{Url}}}", account: "210987654321"));
        await sqs.SendAsync("PurgeQueue", $"{{{Url}}}", account: "210987654321", isGranted: true);
    }
}
