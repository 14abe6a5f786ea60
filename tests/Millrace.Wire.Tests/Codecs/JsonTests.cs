using System.Buffers;
using System.Text;

namespace Millrace.Wire.Tests;

public sealed class JsonTests
{
    [Fact]
    public void Every_kind_of_member_is_read_and_written()
    {
        const string Body = """
            {"Text":"a","Small":1,"Large":9007199254740993,"Real":1.5,"Flag":true,"Timestamp":1459799926.480,"Blob":"AQID","Inner":{"Text":"b"},"Texts":["x","y"],"Longs":[1,2],"Blobs":["AQ=="],"Slips":[{"Word":"w","Data":"/w=="}],"Rows":[["p"],[]],"Names":{"k":"v"},"SlipsByName":{"s":{"Word":"t"}},"Shelves":{"top":[{"Text":"z"}]}}
            """;
        var parcel = WireCodec.Read<Parcel>(Encoding.UTF8.GetBytes(Body), WireFormat.Json, out var fault);
        Assert.Null(fault);
        var output = new ArrayBufferWriter<byte>();
        WireCodec.Write(parcel!, WireFormat.Json, output);
        Assert.Equal(Body.Trim(), Encoding.UTF8.GetString(output.WrittenSpan));
    }
}
