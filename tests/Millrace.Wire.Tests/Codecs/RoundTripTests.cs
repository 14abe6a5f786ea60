using System.Buffers;
using System.Collections.Frozen;
using CsCheck;

namespace Millrace.Wire.Tests;

public sealed class RoundTripTests
{
    [Fact]
    public void What_is_written_in_JSON_reads_back() => ReadsBack(WireFormat.Json);

    [Fact]
    public void What_is_written_in_CBOR_reads_back_and_agrees_with_JSON() => ReadsBack(WireFormat.Cbor);

    [Fact]
    public void What_is_written_in_a_form_reads_back() => ParcelGen.Parcels.Sample(parcel =>
    {
        var form = new ArrayBufferWriter<byte>();
        QueryBody.WriteRequest(DeskApi.Echo, new EchoRequest { Parcel = parcel }, form);
        var back = WireCodec.Read<EchoRequest>(form.WrittenSpan.ToArray(), WireFormat.Query, out var fault);
        Assert.Null(fault);
        Assert.Equal(Bodies.Json(parcel), Bodies.Json(back!.Parcel!));
    });

    [Fact]
    public void What_is_written_in_XML_reads_back() => ParcelGen.Parcels.Sample(parcel =>
    {
        var xml = new ArrayBufferWriter<byte>();
        XmlBody.WriteAnswer(DeskApi.Echo, new EchoResponse { Parcel = parcel }, "id", xml);
        var back = QueryBody.ReadAnswer<EchoResponse>(DeskApi.Echo, xml.WrittenMemory, FrozenSet<string>.Empty, out var fault);
        Assert.Null(fault);
        Assert.Equal(Bodies.Json(parcel), Bodies.Json(back!.Parcel!));
    });

    private static void ReadsBack(WireFormat format) => ParcelGen.Parcels.Sample(parcel =>
    {
        var back = WireCodec.Read<Parcel>(Bodies.Write(parcel, format), format, out var fault);
        Assert.Null(fault);
        // Both are compared in JSON, so a reader that drops something alike in both formats is caught by the tests of each kind of member.
        Assert.Equal(Bodies.Json(parcel), Bodies.Json(back!));
    });
}
