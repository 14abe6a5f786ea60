using CsCheck;

namespace Millrace.Wire.Tests;

public sealed class RoundTripTests
{
    [Fact]
    public void What_is_written_in_JSON_reads_back() => ReadsBack(WireFormat.Json);

    [Fact]
    public void What_is_written_in_CBOR_reads_back_and_agrees_with_JSON() => ReadsBack(WireFormat.Cbor);

    private static void ReadsBack(WireFormat format) => ParcelGen.Parcels.Sample(parcel =>
    {
        var back = WireCodec.Read<Parcel>(Bodies.Write(parcel, format), format, out var fault);
        Assert.Null(fault);
        // Both are compared in JSON, so a reader that drops something alike in both formats is caught by the tests of each kind of member.
        Assert.Equal(Bodies.Json(parcel), Bodies.Json(back!));
    });
}
