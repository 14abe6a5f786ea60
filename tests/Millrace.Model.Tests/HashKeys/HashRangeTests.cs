using System.Globalization;
using CsCheck;
using Millrace.Model.Kinesis;

namespace Millrace.Model.Tests;

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
    public void A_range_is_the_same_after_the_wire() =>
        Gen.Select(Gen.ULong, Gen.ULong, Gen.ULong, Gen.ULong).Sample((startHigh, startLow, endHigh, endLow) =>
        {
            var range = new HashRange(new UInt128(startHigh, startLow), new UInt128(endHigh, endLow));
            Assert.Equal(range, HashRange.From(range.ToShape()));
        });

    [Fact]
    public void Both_ends_belong_to_a_range() =>
        Assert.Equal([false, true, true, false], new UInt128[] { 4, 5, 9, 10 }.Select(new HashRange(5, 9).Contains));
}
