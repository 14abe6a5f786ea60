using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Items;

/// <summary>
/// Items as bytes: the size as AWS counts it, the count of attributes, then each name and value. A value is a byte for its type and what the type
/// needs; counts and lengths are in groups of seven bits, the lowest first.
/// </summary>
internal static class ItemCodec
{
    private const byte Null = 0;
    private const byte False = 1;
    private const byte True = 2;
    private const byte Text = 3;
    private const byte Binary = 4;
    private const byte PositiveNumber = 5;
    private const byte NegativeNumber = 6;
    private const byte StringSet = 7;
    private const byte NumberSet = 8;
    private const byte BinarySet = 9;
    private const byte List = 10;
    private const byte Map = 11;

    public static byte[] Encode(StoredItem item)
    {
        var output = new ArrayBufferWriter<byte>(item.Size + 64);
        WriteCount(output, item.Size);
        WriteEntries(output, item.Attributes);
        return output.WrittenSpan.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no item.</exception>
    public static StoredItem Decode(byte[] bytes)
    {
        var reader = new ItemReader(bytes);
        var size = reader.Count();
        return new StoredItem(ReadEntries(ref reader), size);
    }

    /// <summary>The size of an encoded item.</summary>
    public static int SizeOf(byte[] bytes) => new ItemReader(bytes).Count();

    /// <summary>Writes a length and bytes.</summary>
    public static void WriteBytes(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> bytes)
    {
        WriteCount(output, bytes.Length);
        output.Write(bytes);
    }

    private static void WriteEntries(ArrayBufferWriter<byte> output, IReadOnlyDictionary<string, AttributeValue> entries)
    {
        WriteCount(output, entries.Count);
        foreach (var (name, value) in entries)
        {
            WriteText(output, name);
            Write(output, value);
        }
    }

    private static void Write(ArrayBufferWriter<byte> output, AttributeValue value)
    {
        switch (value)
        {
            case NullValue:
                WriteByte(output, Null);
                break;
            case BooleanValue boolean:
                WriteByte(output, boolean.Value ? True : False);
                break;
            case StringValue text:
                WriteByte(output, Text);
                WriteText(output, text.Text);
                break;
            case BinaryValue binary:
                WriteByte(output, Binary);
                WriteBytes(output, binary.Bytes.Span);
                break;
            case NumberValue number:
                WriteNumber(output, number.Number);
                break;
            case StringSetValue set:
                WriteHead(output, StringSet, set.Members.Count);
                foreach (var member in set.Members) WriteText(output, member);
                break;
            case NumberSetValue set:
                WriteHead(output, NumberSet, set.Members.Count);
                foreach (var member in set.Members) WriteNumber(output, member);
                break;
            case BinarySetValue set:
                WriteHead(output, BinarySet, set.Members.Count);
                foreach (var member in set.Members) WriteBytes(output, member.Span);
                break;
            case ListValue list:
                WriteHead(output, List, list.Elements.Count);
                foreach (var element in list.Elements) Write(output, element);
                break;
            case MapValue map:
                WriteByte(output, Map);
                WriteEntries(output, map.Entries);
                break;
            default:
                throw new InvalidOperationException($"A {value.GetType().Name} is not stored.");
        }
    }

    private static Dictionary<string, AttributeValue> ReadEntries(ref ItemReader reader)
    {
        var count = reader.Elements();
        var entries = new Dictionary<string, AttributeValue>(count);
        for (var i = 0; i < count; i++)
        {
            var name = reader.Text();
            entries[name] = Read(ref reader);
        }

        return entries;
    }

    private static AttributeValue Read(ref ItemReader reader)
    {
        var type = reader.Byte();
        switch (type)
        {
            case Null: return NullValue.Instance;
            case False or True: return new BooleanValue(type == True);
            case Text: return new StringValue(reader.Text());
            case Binary: return new BinaryValue(reader.Bytes());
            case PositiveNumber or NegativeNumber: return new NumberValue(reader.Number(type == NegativeNumber));
            case StringSet:
                var strings = new string[reader.Elements()];
                for (var i = 0; i < strings.Length; i++) strings[i] = reader.Text();
                return new StringSetValue(strings);
            case NumberSet:
                var numbers = new Number[reader.Elements()];
                for (var i = 0; i < numbers.Length; i++) numbers[i] = reader.Number(reader.Byte() == NegativeNumber);
                return new NumberSetValue(numbers);
            case BinarySet:
                var binaries = new ReadOnlyMemory<byte>[reader.Elements()];
                for (var i = 0; i < binaries.Length; i++) binaries[i] = reader.Bytes();
                return new BinarySetValue(binaries);
            case List:
                var elements = new AttributeValue[reader.Elements()];
                for (var i = 0; i < elements.Length; i++) elements[i] = Read(ref reader);
                return new ListValue(elements);
            case Map: return new MapValue(ReadEntries(ref reader));
            default: throw new InvalidDataException($"A stored value has the type {type}.");
        }
    }

    private static void WriteHead(ArrayBufferWriter<byte> output, byte type, int count)
    {
        WriteByte(output, type);
        WriteCount(output, count);
    }

    private static void WriteByte(ArrayBufferWriter<byte> output, byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    private static void WriteCount(ArrayBufferWriter<byte> output, int count)
    {
        var rest = (uint)count;
        for (; rest >= 0x80; rest >>= 7) WriteByte(output, (byte)(rest | 0x80));
        WriteByte(output, (byte)rest);
    }

    private static void WriteText(ArrayBufferWriter<byte> output, string text)
    {
        WriteCount(output, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, output);
    }

    /// <summary>The sign, the power of ten of the last digit, and the digits in as few bytes as they need.</summary>
    private static void WriteNumber(ArrayBufferWriter<byte> output, Number number)
    {
        WriteByte(output, number.IsNegative ? NegativeNumber : PositiveNumber);
        Span<byte> bytes = stackalloc byte[ItemReader.ExponentSize + ItemReader.MostDigitBytes];
        BinaryPrimitives.WriteInt16BigEndian(bytes, (short)number.Exponent);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[ItemReader.ExponentSize..], number.Digits);
        var digits = bytes[ItemReader.ExponentSize..].TrimStart((byte)0);
        output.Write(bytes[..ItemReader.ExponentSize]);
        WriteBytes(output, digits);
    }
}
