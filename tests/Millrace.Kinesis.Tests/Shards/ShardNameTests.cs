using CsCheck;
using Millrace.Kinesis.Shards;

namespace Millrace.Kinesis.Tests.Shards;

public sealed class ShardNameTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("shardId-0", 0)]
    [InlineData("shardId-000000000007", 7)]
    [InlineData("anything-00002147483647", 2147483647)]
    [InlineData("-00002147483647", 2147483647)]
    public void Ids_are_read_leniently(string id, int index)
    {
        Assert.True(ShardName.TryParse(id, out var read));
        Assert.Equal(index, read);
    }

    [Theory]
    [InlineData("2147483648")]
    [InlineData("shardId-002147483648")]
    [InlineData("ABC")]
    [InlineData("2.14E4")]
    [InlineData("a-b-1")]
    [InlineData("shardId--1")]
    [InlineData("shardId-")]
    public void Other_ids_are_none(string id) => Assert.False(ShardName.TryParse(id, out _));

    [Fact]
    public void An_id_reads_back() => Gen.Int[0, int.MaxValue].Sample(index =>
    {
        var id = ShardName.Format(index);
        Assert.Equal(20, id.Length);
        Assert.True(ShardName.TryParse(id, out var read));
        Assert.Equal(index, read);
    });

    [Fact]
    public void A_negative_index_is_as_wide() => Assert.Equal("shardId--02147483648", ShardName.Format(int.MinValue));
}
