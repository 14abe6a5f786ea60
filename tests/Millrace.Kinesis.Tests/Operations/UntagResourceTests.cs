using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class UntagResourceTests
{
    [Fact]
    public async Task Tags_are_removed_and_unknown_ones_ignored()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.ChangeAsync("s", state => state with { Tags = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } });
        await kinesis.SendAsync(Request("a", "A", "x"));
        await kinesis.ReopenAsync();

        var tag = Assert.Single((await kinesis.SendAsync(new ListTagsForStreamRequest { StreamName = "s" })).Tags);
        Assert.Equal(("b", "2"), (tag.Key, tag.Value));
    }

    [Theory]
    [InlineData("a#", "Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @.")]
    [InlineData(
        "%",
        "Failed to remove tags from stream s under account 123456789012 because some tags contained illegal characters. "
        + "The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.")]
    public async Task Keys_that_cannot_be_are_refused(string tag, string text)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.ChangeAsync("s", state => state with { Tags = new Dictionary<string, string> { ["a"] = "1" } });
        await Refusal.InvalidArgumentAsync(text, () => kinesis.SendAsync(Request("a", tag)));
        Assert.Single((await kinesis.SendAsync(new ListTagsForStreamRequest { StreamName = "s" })).Tags);
    }

    [Fact]
    public async Task A_stream_that_is_not_there_or_not_active_is_refused_before_anything_else()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(Request("#")));
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => kinesis.SendAsync(Request("#")));
    }

    [Fact]
    public async Task A_consumer_that_is_not_there_and_what_is_no_resource_are_refused()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.NotFoundAsync(
            "Consumer c, account 123456789012 not found.",
            () => kinesis.SendAsync(Request("a") with { ResourceARN = $"{TestKinesis.Arn("s")}/consumer/c:1" }));
        await Refusal.InvalidArgumentAsync(
            "StreamARN arn:aws:kinesis:eu-central-1:123456789012:upstream/s does not name a stream.",
            () => kinesis.SendAsync(Request("a") with { ResourceARN = "arn:aws:kinesis:eu-central-1:123456789012:upstream/s" }));
    }

    private static UntagResourceRequest Request(params string[] tags) => new() { ResourceARN = TestKinesis.Arn("s"), TagKeys = tags };
}
