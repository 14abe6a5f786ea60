using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Millrace.Wire;

/// <summary>
/// Writes CBOR with definite lengths (facts/kinesis.md 1.7), straight into the output: CborWriter would collect the whole answer in
/// a buffer of its own first, and every record would be copied twice.
/// </summary>
internal readonly struct CborShapeWriter(IBufferWriter<byte> output, bool isRpc = false) : IShapeWriter
{
    private const byte UnsignedInteger = 0 << 5;
    private const byte NegativeInteger = 1 << 5;
    private const byte ByteString = 2 << 5;
    private const byte TextString = 3 << 5;
    private const byte Array = 4 << 5;
    private const byte Map = 5 << 5;
    private const byte EpochTag = 0xC1;
    private const byte False = 0xF4;
    private const byte True = 0xF5;
    private const byte DoublePrecision = 0xFB;

    public void BeginStructure(int members) => Head(Map, (ulong)members);

    public void Member(ReadOnlySpan<byte> name) => WriteText(name);

    public void FlatMember(ReadOnlySpan<byte> name, FlatName flat) => Member(name);

    public void EndStructure()
    {
    }

    public void BeginList(int elements) => Head(Array, (ulong)elements);

    public void EndList()
    {
    }

    public void BeginMap(int entries) => Head(Map, (ulong)entries);

    public void Entry(string key) => WriteString(key);

    public void EndMap()
    {
    }

    public void WriteString(string value)
    {
        Head(TextString, (ulong)Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, output);
    }

    public void WriteText(ReadOnlySpan<byte> utf8)
    {
        Head(TextString, (ulong)utf8.Length);
        output.Write(utf8);
    }

    public void WriteLong(long value)
    {
        if (value >= 0) Head(UnsignedInteger, (ulong)value);
        else Head(NegativeInteger, (ulong)~value);
    }

    public void WriteDouble(double value)
    {
        var span = output.GetSpan(9);
        span[0] = DoublePrecision;
        BinaryPrimitives.WriteDoubleBigEndian(span[1..], value);
        output.Advance(9);
    }

    public void WriteBoolean(bool value) => Byte(value ? True : False);

    /// <summary>Tag 1 and milliseconds: never a fraction, which AWS's Java clients cannot read. In Smithy's RPC seconds, with a fraction where there is one.</summary>
    public void WriteTimestamp(DateTimeOffset value)
    {
        Byte(EpochTag);
        var milliseconds = value.ToUnixTimeMilliseconds();
        if (!isRpc) WriteLong(milliseconds);
        else if (milliseconds % 1000 == 0) WriteLong(milliseconds / 1000);
        else WriteDouble(milliseconds / 1000.0);
    }

    public void WriteBlob(ReadOnlySpan<byte> value)
    {
        Head(ByteString, (ulong)value.Length);
        output.Write(value);
    }

    private void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    /// <summary>The major type with its argument in the fewest bytes (RFC 8949 3).</summary>
    private void Head(byte major, ulong argument)
    {
        var span = output.GetSpan(9);
        int length;
        switch (argument)
        {
            case < 24:
                span[0] = (byte)(major | argument);
                length = 1;
                break;
            case <= byte.MaxValue:
                span[0] = (byte)(major | 24);
                span[1] = (byte)argument;
                length = 2;
                break;
            case <= ushort.MaxValue:
                span[0] = (byte)(major | 25);
                BinaryPrimitives.WriteUInt16BigEndian(span[1..], (ushort)argument);
                length = 3;
                break;
            case <= uint.MaxValue:
                span[0] = (byte)(major | 26);
                BinaryPrimitives.WriteUInt32BigEndian(span[1..], (uint)argument);
                length = 5;
                break;
            default:
                span[0] = (byte)(major | 27);
                BinaryPrimitives.WriteUInt64BigEndian(span[1..], argument);
                length = 9;
                break;
        }

        output.Advance(length);
    }
}
