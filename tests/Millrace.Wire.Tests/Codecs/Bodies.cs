using System.Buffers;
using System.Text;

namespace Millrace.Wire.Tests;

/// <summary>Bodies from and to shapes.</summary>
internal static class Bodies
{
    public static byte[] Write<T>(T shape, WireFormat format)
        where T : IShape<T>
    {
        var output = new ArrayBufferWriter<byte>();
        WireCodec.Write(shape, format, output);
        return output.WrittenSpan.ToArray();
    }

    public static string Json<T>(T shape)
        where T : IShape<T> => Encoding.UTF8.GetString(Write(shape, WireFormat.Json));

    public static Parcel Read(string json)
    {
        var parcel = WireCodec.Read<Parcel>(Encoding.UTF8.GetBytes(json), WireFormat.Json, out var fault);
        Assert.Null(fault);
        return parcel!;
    }

    public static WireFault? Fault(byte[] body, WireFormat format)
    {
        WireCodec.Read<Parcel>(body, format, out var fault);
        return fault;
    }

    public static WireFault? Fault(string json) => Fault(Encoding.UTF8.GetBytes(json), WireFormat.Json);
}
