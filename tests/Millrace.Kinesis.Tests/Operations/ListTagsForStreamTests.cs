using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class ListTagsForStreamTests
{
    [Fact]
    public async Task Tags_come_sorted_by_key_and_page_by_page()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.SendAsync(new CreateStreamRequest
        {
            StreamName = "s", ShardCount = 1, Tags = new Dictionary<string, string> { ["c"] = "3", ["a"] = "1", ["B"] = "0", ["b"] = "2" },
        });

        var all = await kinesis.SendAsync(new ListTagsForStreamRequest { StreamName = "s" });
        Assert.Equal([("B", "0"), ("a", "1"), ("b", "2"), ("c", "3")], all.Tags.Select(tag => (tag.Key, tag.Value)));
        Assert.False(all.HasMoreTags);

        var first = await kinesis.SendAsync(new ListTagsForStreamRequest { StreamName = "s", Limit = 2 });
        Assert.Equal(["B", "a"], first.Tags.Select(tag => tag.Key));
        Assert.True(first.HasMoreTags);
        var second = await kinesis.SendAsync(new ListTagsForStreamRequest { StreamName = "s", Limit = 2, ExclusiveStartTagKey = "a" });
        Assert.Equal(["b", "c"], second.Tags.Select(tag => tag.Key));
        Assert.False(second.HasMoreTags);
    }

    [Fact]
    public async Task The_start_need_not_be_a_tag()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "s", Tags = new Dictionary<string, string> { ["a"] = "", ["c"] = "" } });
        var page = await kinesis.SendAsync(new ListTagsForStreamRequest { StreamName = "s", ExclusiveStartTagKey = "b" });
        Assert.Equal("c", Assert.Single(page.Tags).Key);
    }

    [Fact]
    public async Task A_stream_that_is_not_there_is_refused()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(new ListTagsForStreamRequest { StreamName = "s" }));
    }
}
