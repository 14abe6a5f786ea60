using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class AddTagsToStreamTests
{
    [Fact]
    public async Task Tags_are_added_and_those_with_the_same_key_overwritten()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Request(("a", "1"), ("b", "2")));
        await kinesis.SendAsync(Request(("b", "3"), ("c", "")));
        await kinesis.ReopenAsync();

        var tags = (await kinesis.SendAsync(new ListTagsForStreamRequest { StreamName = "s" })).Tags;
        Assert.Equal([("a", "1"), ("b", "3"), ("c", "")], tags.Select(tag => (tag.Key, tag.Value)));
    }

    [Fact]
    public async Task A_stream_has_fifty_tags_at_most_however_they_came()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Request([.. Enumerable.Range(0, 49).Select(i => ($"k{i}", "v"))]));
        await Refusal.InvalidArgumentAsync(
            "Failed to add tags to stream s under account 123456789012 because a given stream cannot have more than 50 tags associated with it.",
            () => kinesis.SendAsync(Request(("x", ""), ("y", ""))));
        await kinesis.SendAsync(Request(("x", ""), ("k0", "again")));
        Assert.Equal(50, (await kinesis.SendAsync(new ListTagsForStreamRequest { StreamName = "s" })).Tags.Count);
    }

    [Theory]
    [InlineData("a#", "v", "Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @.")]
    [InlineData(
        "a",
        "%",
        "Failed to add tags to stream s under account 123456789012 because some tags contained illegal characters. "
        + "The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.")]
    [InlineData("AWS:a", "v", "aws: prefixed tag key names are not allowed for external use.")]
    public async Task Tags_that_cannot_be_are_refused(string tag, string value, string text)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.InvalidArgumentAsync(text, () => kinesis.SendAsync(Request(("ok", ""), (tag, value))));
        Assert.Empty((await kinesis.SendAsync(new ListTagsForStreamRequest { StreamName = "s" })).Tags);
    }

    [Fact]
    public async Task A_stream_that_is_not_there_or_not_active_is_refused_before_anything_else()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(Request(("#", ""))));
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => kinesis.SendAsync(Request(("#", ""))));
    }

    private static AddTagsToStreamRequest Request(params (string Key, string Value)[] tags) =>
        new() { StreamName = "s", Tags = tags.ToDictionary(tag => tag.Key, tag => tag.Value) };
}
