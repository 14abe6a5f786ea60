using System.Formats.Cbor;
using CsCheck;

namespace Millrace.Wire.Tests;

/// <summary>facts/kinesis.md 1.7.</summary>
public sealed class CborTests
{
    [Theory]
    [InlineData("A0")]
    [InlineData("BFFF")]
    [InlineData("D9D9F7A0")]
    public void An_empty_map_is_an_empty_structure(string hex) => Assert.Equal("{}", Bodies.Json(Read(hex)));

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("F6")]
    [InlineData("60")]
    [InlineData("A1")]
    [InlineData("A1645465787461")]
    [InlineData("BF")]
    [InlineData("BF6454657874FF")]
    [InlineData("FF")]
    [InlineData("A000")]
    [InlineData("A0A0")]
    [InlineData("A1645465787462C328")]
    [InlineData("A1645465787FC1FF")]
    [InlineData("BB7FFFFFFFFFFFFFFF")]
    [InlineData("A164546578749BFFFFFFFFFFFFFFFF")]
    [InlineData("A164546578747BFFFFFFFFFFFFFFFF")]
    [InlineData("A16454657874FC")]
    [InlineData("A16454657874C1")]
    [InlineData("BF6454657874C1FF")]
    [InlineData("A1645465787418")]
    [InlineData("A164546578741C")]
    public void What_is_not_one_map_is_malformed(string hex) => Assert.True(Bodies.Fault(Convert.FromHexString(hex), WireFormat.Cbor) is { IsMalformed: true });

    [Fact]
    public void Indefinite_lengths_are_read()
    {
        // {_ "Text": (_ "a", "b"), "Blob": (_ h'01', h'0203'), "Texts": [_ "x", "y"], "Names": {_ "k": "v"}}
        var parcel = Read("BF6454657874" + "7F61616162FF" + "64426C6F62" + "5F4101420203FF" + "655465787473" + "9F61786179FF" + "654E616D6573" + "BF616B6176FF" + "FF");
        Assert.Equal("ab", parcel.Text);
        Assert.Equal([1, 2, 3], parcel.Blob!.Value.ToArray());
        Assert.Equal(["x", "y"], parcel.Texts!);
        Assert.Equal("v", parcel.Names!["k"]);
    }

    [Fact]
    public void A_blob_is_part_of_the_body()
    {
        var body = Convert.FromHexString("A164426C6F6243010203");
        var parcel = WireCodec.Read<Parcel>(body, WireFormat.Cbor, out _);
        Assert.True(body.AsSpan(7).Overlaps(parcel!.Blob!.Value.Span, out var offset));
        Assert.Equal(0, offset);
    }

    [Fact]
    public void A_name_that_is_no_text_is_passed_over() => Assert.Equal("""{"Text":"a"}""", Bodies.Json(Read("A301F54100A10102645465787461" + "61")));

    [Theory]
    [InlineData("C11B00000153E2DB1A10", 1459799923216)]
    [InlineData("1B00000153E2DB1A10", 1459799923216)]
    [InlineData("C120", -1)]
    [InlineData("C1FB41D5C0B1DD9EB852", 1459799926480)]
    [InlineData("FB42753E2DB1A10000", 1459799923216)]
    [InlineData("C1FB7FF8000000000000", 0)]
    [InlineData("C11BFFFFFFFFFFFFFFFF", 253402300799999)]
    [InlineData("C1FB7FF0000000000000", 253402300799999)]
    public void A_timestamp_counts_milliseconds_but_for_a_tagged_fraction(string hex, long expected) =>
        Assert.Equal(expected, Read("A16954696D657374616D70" + hex).Timestamp!.Value.ToUnixTimeMilliseconds());

    [Theory]
    [InlineData("1A7FFFFFFF", 2147483647)]
    [InlineData("1B000000174876E800", 2147483647)]
    [InlineData("3BFFFFFFFFFFFFFFFF", -2147483648)]
    [InlineData("F94580", 5)]
    [InlineData("FBC016000000000000", -6)]
    [InlineData("F97C00", 2147483647)]
    [InlineData("F97E00", 0)]
    public void An_Integer_is_clamped_and_floored(string hex, int expected) => Assert.Equal(expected, Read("A165536D616C6C" + hex).Small);

    [Fact]
    public void An_answer_has_a_tagged_integer_for_a_timestamp_and_a_byte_string_for_a_blob()
    {
        var body = Bodies.Write(new Parcel { Timestamp = DateTimeOffset.FromUnixTimeMilliseconds(1459799923216), Blob = new byte[] { 1, 2, 3 } }, WireFormat.Cbor);
        Assert.Equal("A2" + "6954696D657374616D70" + "C11B00000153E2DB1A10" + "64426C6F62" + "43010203", Convert.ToHexString(body));
    }

    [Theory]
    [InlineData(0, "00")]
    [InlineData(23, "17")]
    [InlineData(24, "1818")]
    [InlineData(255, "18FF")]
    [InlineData(256, "190100")]
    [InlineData(65535, "19FFFF")]
    [InlineData(65536, "1A00010000")]
    [InlineData(4294967295, "1AFFFFFFFF")]
    [InlineData(4294967296, "1B0000000100000000")]
    [InlineData(-1, "20")]
    [InlineData(-25, "3818")]
    [InlineData(long.MinValue, "3B7FFFFFFFFFFFFFFF")]
    public void Numbers_take_the_fewest_bytes(long value, string hex) =>
        Assert.Equal("A1654C61726765" + hex, Convert.ToHexString(Bodies.Write(new Parcel { Large = value }, WireFormat.Cbor)));

    [Fact]
    public void Answers_satisfy_a_strict_reader_of_definite_lengths() => ParcelGen.Parcels.Sample(parcel =>
    {
        var reader = new CborReader(Bodies.Write(parcel, WireFormat.Cbor), CborConformanceMode.Strict);
        reader.SkipValue();
        Assert.Equal(0, reader.BytesRemaining);
    });

    [Theory]
    [InlineData(0x81)]
    [InlineData(0x9F)]
    [InlineData(0xC1)]
    public void Nesting_is_bounded(byte opening)
    {
        var body = new byte[1 << 20];
        Array.Fill(body, opening);
        Convert.FromHexString("A1654F74686572").CopyTo(body, 0);
        Assert.True(Bodies.Fault(body, WireFormat.Cbor) is { IsMalformed: true });
    }

    private static Parcel Read(string hex)
    {
        var parcel = WireCodec.Read<Parcel>(Convert.FromHexString(hex), WireFormat.Cbor, out var fault);
        Assert.Null(fault);
        return parcel!;
    }
}
