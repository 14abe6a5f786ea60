using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Millrace.Kinesis.Streams;

namespace Millrace.Kinesis.Iterators;

/// <summary>Lays out the payload of a token, little-endian.</summary>
internal ref struct PayloadWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;
    private int _length;

    /// <summary>What was written.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    /// <summary>Writes 4 bytes.</summary>
    public void Int32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer[_length..], value);
        _length += sizeof(int);
    }

    /// <summary>Writes 8 bytes.</summary>
    public void Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer[_length..], value);
        _length += sizeof(long);
    }

    /// <summary>Writes a length and at most 255 bytes of ASCII.</summary>
    public void Text(string value)
    {
        _buffer[_length] = checked((byte)value.Length);
        _length += 1 + Encoding.ASCII.GetBytes(value, _buffer[(_length + 1)..]);
    }

    /// <summary>Writes which incarnation of a stream is meant; the region is that of the call which brings the token back.</summary>
    public void Stream(StreamIdentity stream)
    {
        stream.Incarnation.TryWriteBytes(_buffer[_length..]);
        _length += 16;
        Int64(long.Parse(stream.AccountId, NumberStyles.None, CultureInfo.InvariantCulture));
        Text(stream.Name);
    }
}
