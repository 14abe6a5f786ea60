using System.Buffers.Binary;
using System.Text;

namespace Millrace.Wire.Tests.EventStreams;

/// <summary>A frame taken apart by the format's description alone, every length and checksum checked.</summary>
internal sealed record ReceivedFrame(IReadOnlyList<(string Name, string Value)> Headers, string Payload)
{
    public static ReceivedFrame Read(ReadOnlyMemory<byte> frame)
    {
        var bytes = frame.Span;
        Assert.Equal(bytes.Length, BinaryPrimitives.ReadInt32BigEndian(bytes));
        var headersEnd = 12 + BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        Assert.Equal(Crc(bytes[..8]), BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]));
        Assert.Equal(Crc(bytes[..^4]), BinaryPrimitives.ReadUInt32BigEndian(bytes[^4..]));
        var headers = new List<(string, string)>();
        for (var at = 12; at < headersEnd;)
        {
            var nameEnd = at + 1 + bytes[at];
            Assert.Equal(7, bytes[nameEnd]);
            var valueEnd = nameEnd + 3 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(nameEnd + 1)..]);
            headers.Add((Encoding.UTF8.GetString(bytes[(at + 1)..nameEnd]), Encoding.UTF8.GetString(bytes[(nameEnd + 3)..valueEnd])));
            at = valueEnd;
            Assert.True(at <= headersEnd);
        }

        return new(headers, Encoding.UTF8.GetString(bytes[headersEnd..^4]));
    }

    /// <summary>CRC-32 bit by bit, as IEEE 802.3 defines it.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
