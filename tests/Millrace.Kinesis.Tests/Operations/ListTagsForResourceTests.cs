using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class ListTagsForResourceTests
{
    [Fact]
    public async Task All_tags_come_at_once_sorted_by_key()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(new AddTagsToStreamRequest { StreamName = "s", Tags = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" } });
        var tags = (await kinesis.SendAsync(Request())).Tags!;
        Assert.Equal([("a", "1"), ("b", "2")], tags.Select(tag => (tag.Key, tag.Value)));
    }

    [Fact]
    public async Task Without_tags_the_list_is_empty()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        Assert.Empty((await kinesis.SendAsync(Request())).Tags!);
    }

    [Fact]
    public async Task A_stream_that_is_not_there_is_refused()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(Request()));
    }

    [Fact]
    public async Task A_consumer_that_is_not_there_and_what_is_no_resource_are_refused()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.NotFoundAsync(
            "Consumer c, account 123456789012 not found.",
            () => kinesis.SendAsync(Request() with { ResourceARN = $"{TestKinesis.Arn("s")}/consumer/c:1" }));
        await Refusal.InvalidArgumentAsync(
            "StreamARN arn:aws:kinesis:eu-central-1:123456789012:upstream/s does not name a stream.",
            () => kinesis.SendAsync(Request() with { ResourceARN = "arn:aws:kinesis:eu-central-1:123456789012:upstream/s" }));
    }

    private static ListTagsForResourceRequest Request() => new() { ResourceARN = TestKinesis.Arn("s") };
}
