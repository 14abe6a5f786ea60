using System.Buffers.Binary;
using System.Text;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Items;

/// <summary>A cursor over the bytes of an item.</summary>
internal ref struct ItemReader(byte[] bytes)
{
    public const int ExponentSize = 2;
    public const int MostDigitBytes = 16;

    private int _at;

    public byte Byte() => _at < bytes.Length ? bytes[_at++] : throw Short();

    public int Count()
    {
        uint count = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var group = Byte();
            count |= (uint)(group & 0x7F) << shift;
            if (group < 0x80) return count <= int.MaxValue ? (int)count : throw Short();
        }

        throw Short();
    }

    /// <summary>A count of things that take a byte each at least.</summary>
    public int Elements()
    {
        var count = Count();
        return count <= bytes.Length - _at ? count : throw Short();
    }

    /// <summary>Bytes in place.</summary>
    public ReadOnlyMemory<byte> Bytes()
    {
        var length = Count();
        if (length > bytes.Length - _at) throw Short();
        _at += length;
        return bytes.AsMemory(_at - length, length);
    }

    public string Text() => Encoding.UTF8.GetString(Bytes().Span);

    public Number Number(bool isNegative)
    {
        if (bytes.Length - _at < ExponentSize) throw Short();
        var exponent = BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(_at));
        _at += ExponentSize;
        UInt128 digits = 0;
        foreach (var part in Bytes().Span) digits = (digits << 8) | part;
        return new Number(isNegative, digits, exponent);
    }

    private static InvalidDataException Short() => new("A stored item ends too soon.");
}
