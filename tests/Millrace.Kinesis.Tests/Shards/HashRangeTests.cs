using System.Globalization;
using CsCheck;
using Millrace.Kinesis.Shards;

namespace Millrace.Kinesis.Tests.Shards;

public sealed class HashRangeTests
{
    [Fact]
    public void Ranges_cover_the_space_without_gap_or_overlap() => Gen.Int[1, 5000].Sample(count =>
    {
        var ranges = HashRange.Even(count);
        Assert.Equal(count, ranges.Length);
        Assert.Equal(UInt128.Zero, ranges[0].Start);
        Assert.Equal(UInt128.MaxValue, ranges[^1].End);
        for (var i = 1; i < count; i++) Assert.Equal(ranges[i - 1].End + 1, ranges[i].Start);
    });

    [Fact]
    public void Widths_differ_in_the_last_range_alone_and_by_less_than_the_count() => Gen.Int[2, 5000].Sample(count =>
    {
        var ranges = HashRange.Even(count);
        var width = ranges[0].End - ranges[0].Start;
        Assert.All(ranges[..^1], range => Assert.Equal(width, range.End - range.Start));
        Assert.True(ranges[^1].End - ranges[^1].Start - width < (UInt128)count);
    });

    [Fact]
    public void Three_shards_have_the_ranges_of_AWS() => Assert.Equal(
        [
            ("0", "113427455640312821154458202477256070484"),
            ("113427455640312821154458202477256070485", "226854911280625642308916404954512140969"),
            ("226854911280625642308916404954512140970", "340282366920938463463374607431768211455"),
        ],
        HashRange.Even(3).Select(range => range.ToShape()).Select(shape => (shape.StartingHashKey, shape.EndingHashKey)));

    [Fact]
    public void A_power_of_two_cuts_evenly() => Assert.Equal(
        "85070591730234615865843651857942052864",
        HashRange.Even(4)[1].Start.ToString(CultureInfo.InvariantCulture));

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

    [Theory]
    [InlineData("a", "16955237001963240173058271559858726497")]
    [InlineData("München", "277342403684819954877675657134620050524")]
    public void A_partition_key_hashes_as_MD5_of_its_UTF8(string key, string hash) => Assert.Equal(
        hash, HashKeys.OfPartitionKey(System.Text.Encoding.UTF8.GetBytes(key)).ToString(CultureInfo.InvariantCulture));
}
