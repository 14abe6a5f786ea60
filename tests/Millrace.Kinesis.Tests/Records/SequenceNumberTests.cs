using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using Millrace.Kinesis.Records;

namespace Millrace.Kinesis.Tests.Records;

public sealed class SequenceNumberTests
{
    private const long CreationSecondLimit = 16_025_175_000;

    private static readonly Gen<SequenceNumber> Numbers =
        Gen.Select(
            Gen.Long[0, CreationSecondLimit - 1], Gen.Long[0, long.MaxValue], Gen.Byte, Gen.Long[0, 0xF_FFFF_FFFF], Gen.Int,
            (creation, index, reserved, arrival, shard) => new SequenceNumber
            {
                Version = 2,
                CreationSecond = creation,
                Index = index,
                Reserved = reserved,
                ArrivalSecond = arrival,
                ShardIndex = shard,
            });

    [Fact]
    public void A_number_reads_back() => Numbers.Sample(number =>
    {
        Assert.True(SequenceNumber.TryParse(number.ToString(), out var read));
        Assert.Equal(number, read);
    });

    [Fact]
    public void A_number_is_the_drawn_hex_digits_in_decimal() => Numbers.Sample(number =>
    {
        var hex = string.Create(
            CultureInfo.InvariantCulture,
            $"2{number.CreationSecond:x9}{number.ShardIndex & 0xF:x1}{number.Index:x16}{number.Reserved:x2}{number.ArrivalSecond:x9}{number.ShardIndex:x8}2");
        Assert.Equal(47, hex.Length);
        var text = BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        Assert.Equal(text, number.ToString());
        Assert.Equal(SequenceNumber.Digits, text.Length);
    });

    [Fact]
    public void Numbers_compare_as_integers_and_as_strings() => Gen.Select(Numbers, Numbers).Sample((a, b) =>
    {
        var (left, right) = (a.ToString(), b.ToString());
        var expected = Math.Sign(BigInteger.Parse(left, CultureInfo.InvariantCulture).CompareTo(BigInteger.Parse(right, CultureInfo.InvariantCulture)));
        Assert.Equal(expected, Math.Sign(a.CompareTo(b)));
        Assert.Equal(expected, Math.Sign(string.CompareOrdinal(left, right)));
    });

    [Fact]
    public void A_later_position_has_a_greater_number_whatever_the_clock_says() =>
        Gen.Select(Gen.Long[0, long.MaxValue - 1], Gen.Long[0, 0xF_FFFF_FFFF], Gen.Long[0, 0xF_FFFF_FFFF]).Sample((position, then, later) =>
            Assert.True(SequenceNumber.Of(1_700_000_000, 3, position, then).CompareTo(SequenceNumber.Of(1_700_000_000, 3, position + 1, later)) < 0));

    [Fact]
    public void Integers_of_192_bits_agree_with_BigInteger() => Gen.Select(Gen.ULong, Gen.ULong, Gen.ULong).Sample((high, middle, low) =>
    {
        var big = ((BigInteger)high << 128) + ((BigInteger)middle << 64) + low;
        var digits = new byte[58];
        new UInt192(high, middle, low).Format(digits);
        Assert.Equal(big.ToString("D58", CultureInfo.InvariantCulture), Encoding.ASCII.GetString(digits));

        if (big < BigInteger.Pow(10, UInt192.SafeDigits))
        {
            Assert.True(UInt192.TryParse(big.ToString(CultureInfo.InvariantCulture), out var read));
            Assert.Equal(new UInt192(high, middle, low), read);
        }
    });

    [Fact]
    public void Starts_of_neighbouring_shards_are_as_far_apart_as_at_AWS()
    {
        var first = BigInteger.Parse(SequenceNumber.Of(1_700_000_000, 0, 0, 1_700_000_000).ToString(), CultureInfo.InvariantCulture);
        var second = BigInteger.Parse(SequenceNumber.Of(1_700_000_000, 1, 0, 1_700_000_000).ToString(), CultureInfo.InvariantCulture);
        Assert.Equal("22300745198530623141535718272648361505980432", (second - first).ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("5", 5)]
    [InlineData("65535", 65535)]
    [InlineData("21267647932558653966460912964485513216", 0)] // 2^124
    public void Small_numbers_are_of_version_0(string text, int shard)
    {
        Assert.True(SequenceNumber.TryParse(text, out var number));
        Assert.Equal((0, shard, 0L), (number.Version, number.ShardIndex, number.CreationSecond));
    }

    [Theory]
    [InlineData("20000000000000000000000000000000000000000000001", 1, 0, 0)]
    [InlineData("200000001700000000000000000000000000000000000a1", 1, 10, 23)]
    [InlineData("20000000000000000000000000000000000000000000002", 2, 0, 0)]
    [InlineData("20000000000000000000000000000000000000800000002", 2, int.MinValue, 0)]
    [InlineData("200000001700000000000000000000000000000fffffff2", 2, 0x0fffffff, 23)]
    public void Versions_1_and_2_carry_shard_and_creation(string hex, int version, int shard, long creation)
    {
        Assert.True(SequenceNumber.TryParse(Decimal(hex), out var number));
        Assert.Equal((version, shard, creation), (number.Version, number.ShardIndex, number.CreationSecond));
    }

    [Theory]
    [InlineData("20000000000000000000000000000000000000000000000")] // 2^185 itself
    [InlineData("20000000000000000000000000000000000000000000003")] // version 3
    [InlineData("20000000000000000000000000000000000000000000004")]
    [InlineData("30000000000000000000000000000000000000000000001")] // too high
    [InlineData("1ffffffffff7fffffffffffffff000000000007fffffff2")] // too low
    [InlineData("20000000000800000000000000000000000000000000002")] // 8 in the index
    [InlineData("23bb2cc3d80000000000000000000000000000000000002")] // created in 2477
    [InlineData("13bb2cc3d80000000000000000000000")] // the same in version 0
    [InlineData("20000000000000000000000000000000")] // between the versions
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public void Other_numbers_are_none(string hex) => Assert.False(SequenceNumber.TryParse(Decimal(hex), out _));

    [Fact]
    public void Text_that_is_no_number_is_none() => Gen.String.Sample(text =>
        Assert.True(text.All(char.IsAsciiDigit) || !SequenceNumber.TryParse(text, out _)));

    private static string Decimal(string hex) =>
        BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
}
