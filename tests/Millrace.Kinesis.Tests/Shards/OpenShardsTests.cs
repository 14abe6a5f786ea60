using CsCheck;
using Millrace.Kinesis.Shards;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Shards;

public sealed class OpenShardsTests
{
    [Fact]
    public void Every_hash_key_falls_into_the_shard_whose_range_holds_it() =>
        Gen.Select(Gen.Int[1, 300], Gen.ULong, Gen.ULong).Sample((count, high, low) =>
        {
            var shards = HashRange.Even(count)
                .Select((range, i) => new ShardState { Index = i, Range = range, CreationSecond = 0, OpenedAt = 0 });
            var hashKey = new UInt128(high, low);
            var open = new OpenShards([.. shards]);
            var shard = open[open.PlaceOf(hashKey)];
            Assert.True(shard.Range.Contains(hashKey));
        });

    [Fact]
    public void Closed_shards_take_nothing()
    {
        var halves = HashRange.Even(2);
        var open = new OpenShards(
        [
            new ShardState { Index = 0, Range = new HashRange(UInt128.Zero, UInt128.MaxValue), CreationSecond = 0, OpenedAt = 0, ClosedAt = 5 },
            new ShardState { Index = 1, Range = halves[1], CreationSecond = 1, OpenedAt = 6, Parent = 0 },
            new ShardState { Index = 2, Range = halves[0], CreationSecond = 1, OpenedAt = 6, Parent = 0 },
        ]);
        Assert.Equal(2, open.Count);
        Assert.Equal(2, open[open.PlaceOf(UInt128.Zero)].Index);
        Assert.Equal(1, open[open.PlaceOf(UInt128.MaxValue)].Index);
    }
}
