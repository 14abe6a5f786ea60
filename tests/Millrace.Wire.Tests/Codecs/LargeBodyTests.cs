using System.Text;
using CsCheck;

namespace Millrace.Wire.Tests;

/// <summary>Bodies of 16 MiB: what they cost in memory is counted, in bytes allocated.</summary>
public sealed class LargeBodyTests
{
    private const int Size = 16 << 20;

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.Cbor)]
    public void A_blob_costs_nothing_beside_the_body(WireFormat format)
    {
        var body = Bodies.Write(new Parcel { Blob = new byte[Size / 2] }, format);
        Parcel? parcel = null;
        Assert.InRange(Allocated(() => parcel = WireCodec.Read<Parcel>(body, format, out _)), 0, 10_000);
        Assert.Equal(Size / 2, parcel!.Blob!.Value.Length);
    }

    [Fact]
    public void A_blob_of_any_length_is_read_as_it_was_written() => Gen.Byte.Array[0, 10_000].Sample(static blob =>
        Assert.Equal(blob, WireCodec.Read<Parcel>(Bodies.Write(new Parcel { Blob = blob }, WireFormat.Json), WireFormat.Json, out _)!.Blob!.Value.ToArray()));

    [Theory]
    [InlineData("{\"Slips\":[", "{}", "]}")]
    [InlineData("{\"Slips\":[", "1", "]}")]
    [InlineData("{\"Count\":[", "[]", "]}")]
    [InlineData("{\"Other\":[", "{\"a\":[1]}", "]}")]
    public void A_list_that_no_constraint_allows_costs_little(string head, string item, string tail)
    {
        var body = Filled(head, item + ",", item + tail);
        Assert.InRange(Allocated(() => WireCodec.Read<Box>(body, WireFormat.Json, out _)), 0, 100_000);
    }

    [Theory]
    [InlineData("{\"Small\":", "9", "}")]
    [InlineData("{\"Small\":0.", "9", "}")]
    [InlineData("{\"Real\":", "9", "}")]
    [InlineData("{\"Timestamp\":", "9", "}")]
    [InlineData("{\"Small\":\"", "a", "\"}")]
    [InlineData("{\"Other\":\"", "\\u0041", "\"}")]
    [InlineData("{", " ", "}")]
    public void Huge_values_are_settled(string head, string item, string tail)
    {
        WireCodec.Read<Parcel>(Filled(head, item, tail), WireFormat.Json, out var fault);
        Assert.False(fault is { IsMalformed: true });
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"Inner\":")]
    [InlineData("{\"a\":")]
    public void Endless_nesting_is_malformed(string opening) =>
        Assert.True(Bodies.Fault(Filled("", opening, ""), WireFormat.Json) is { IsMalformed: true });

    private static byte[] Filled(string head, string item, string tail)
    {
        var text = new StringBuilder(head, Size);
        while (text.Length + item.Length + tail.Length <= Size) text.Append(item);
        return Encoding.UTF8.GetBytes(text.Append(tail).ToString());
    }

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
