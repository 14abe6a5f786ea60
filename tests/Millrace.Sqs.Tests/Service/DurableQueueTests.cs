namespace Millrace.Sqs.Tests.Service;

/// <summary>What a restart leaves, and where messages go that are received too often (facts/sqs.md).</summary>
public sealed class DurableQueueTests
{
    private const string Redrive = $$"""{"RedrivePolicy":"{\"deadLetterTargetArn\":\"arn:aws:sqs:{{TestSqs.Region}}:{{TestSqs.Account}}:dead\",\"maxReceiveCount\":2}","VisibilityTimeout":"1"}""";

    [Fact]
    public async Task Queues_messages_and_deletions_outlive_a_restart()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync("q", """{"VisibilityTimeout":"7"}""");
        await sqs.CreateAsync("gone");
        await sqs.PutAsync("gone", name: "gone");
        foreach (var body in new[] { "a", "b", "c" }) await sqs.PutAsync(body, ",\"MessageAttributes\":{\"n\":{\"DataType\":\"Binary\",\"BinaryValue\":\"AQID\"}}");
        var first = Assert.Single(await sqs.ReceiveAsync())!;
        await sqs.SendAsync("DeleteMessage", $$"""{"QueueUrl":"/{{TestSqs.Account}}/q","ReceiptHandle":{{first["ReceiptHandle"]!.ToJsonString()}}}""");
        await sqs.SendAsync("DeleteQueue", $$"""{"QueueUrl":"/{{TestSqs.Account}}/gone"}""");

        sqs = await sqs.ReopenAsync();
        Assert.Equal("7", await sqs.AttributeAsync("VisibilityTimeout"));
        await sqs.PutAsync("d");
        var messages = await sqs.ReceiveAsync(",\"MaxNumberOfMessages\":10,\"MessageAttributeNames\":[\"All\"]");
        Assert.Equal(["b", "c", "d"], messages.Select(static m => m!["Body"]!.GetValue<string>()));
        Assert.Equal("AQID", messages[0]!["MessageAttributes"]!["n"]!["BinaryValue"]!.GetValue<string>());
        await sqs.CreateAsync("gone");
        Assert.Empty(await sqs.ReceiveAsync(name: "gone"));
    }

    [Fact]
    public async Task A_message_that_was_received_too_often_goes_to_the_dead_letter_queue_across_restarts()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync("dead");
        await sqs.CreateAsync("q", Redrive);
        var id = (await sqs.PutAsync("bad"))["MessageId"]!.GetValue<string>();
        Assert.Equal(["bad"], await sqs.BodiesAsync());
        sqs = await sqs.ReopenAsync();
        Assert.Equal(["bad"], await sqs.BodiesAsync());
        sqs.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await sqs.ReceiveAsync());

        sqs = await sqs.ReopenAsync();
        var dead = Assert.Single(await sqs.ReceiveAsync(",\"AttributeNames\":[\"All\"]", "dead"))!;
        Assert.Equal(id, dead["MessageId"]!.GetValue<string>());
        Assert.Equal(TestSqs.Arn("q"), dead["Attributes"]!["DeadLetterQueueSourceArn"]!.GetValue<string>());
        Assert.Equal("0", await sqs.AttributeAsync("ApproximateNumberOfMessages"));
    }

    [Fact]
    public async Task Sources_of_dead_letters_are_listed()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.RefusedAsync("CreateQueue", $$"""{"QueueName":"q","Attributes":{{Redrive}}}""", "InvalidAttributeValue");
        await sqs.CreateAsync("dead");
        await sqs.CreateAsync("q", Redrive);
        var sources = await sqs.SendAsync("ListDeadLetterSourceQueues", $$"""{"QueueUrl":"/{{TestSqs.Account}}/dead"}""");
        Assert.EndsWith("/q", Assert.Single(sources["queueUrls"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
    }
}
