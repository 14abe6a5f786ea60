using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Items;

/// <summary>
/// Writes keys whose bytes are in the order of their values (facts/dynamodb.md 20.4): a hash of the partition key, its components, then those of the
/// sort key. In a component a zero byte is followed by FF, and its end is marked by two zero bytes.
/// </summary>
internal sealed class KeyWriter
{
    /// <summary>Bytes of the hash in front.</summary>
    public const int HashSize = 4;

    private readonly ArrayBufferWriter<byte> _output = new(64);

    public KeyWriter()
    {
        _output.GetSpan(HashSize)[..HashSize].Clear();
        _output.Advance(HashSize);
    }

    private static ReadOnlySpan<byte> End => [0, 0];

    private static ReadOnlySpan<byte> EscapeMark => [0xFF];

    /// <summary>The bytes so far, under the hash of the partition key.</summary>
    public byte[] ToArray()
    {
        var bytes = _output.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Hash);
        return bytes;
    }

    /// <summary>The hash of the partition key, which also says in which segment of a scan it is.</summary>
    public uint Hash { get; private set; }

    /// <summary>Writes a whole component.</summary>
    public void Write(AttributeValue value)
    {
        WriteStart(value);
        _output.Write(End);
    }

    /// <summary>Writes the beginning of a component: of every longer text or bytes.</summary>
    public void WriteStart(AttributeValue value)
    {
        switch (value)
        {
            case StringValue text:
                WriteEscaped(Encoding.UTF8.GetBytes(text.Text));
                break;
            case BinaryValue binary:
                WriteEscaped(binary.Bytes.Span);
                break;
            case NumberValue number:
                WriteEscaped(NumberKey.Of(number.Number));
                break;
            default:
                throw new InvalidOperationException($"A {value.GetType().Name} is no key.");
        }
    }

    /// <summary>The partition key is complete.</summary>
    public void EndPartitionKey() => Hash = XxHash32.HashToUInt32(_output.WrittenSpan[HashSize..]);

    /// <summary>Writes bytes as they are: the key of the item that an index's entry stands for.</summary>
    public void WriteItemKey(byte[] key) => _output.Write(key);

    /// <summary>Where a key's components end, of which there are so many.</summary>
    public static int EndOfComponents(ReadOnlySpan<byte> key, int components)
    {
        var at = HashSize;
        while (components > 0)
        {
            var zero = key[at..].IndexOf((byte)0);
            if (zero < 0 || at + zero + 1 >= key.Length) throw new InvalidDataException("A stored key ends too soon.");
            if (key[at + zero + 1] == 0) components--;
            at += zero + 2;
        }

        return at;
    }

    /// <summary>The key just past every key that begins with some bytes; null when there is none.</summary>
    public static byte[]? Past(byte[] start)
    {
        var last = start.AsSpan().LastIndexOfAnyExcept((byte)0xFF);
        if (last < 0) return null;
        var past = start[..(last + 1)];
        past[last]++;
        return past;
    }

    private void WriteEscaped(ReadOnlySpan<byte> bytes)
    {
        for (var zero = bytes.IndexOf((byte)0); zero >= 0; zero = bytes.IndexOf((byte)0))
        {
            _output.Write(bytes[..(zero + 1)]);
            _output.Write(EscapeMark);
            bytes = bytes[(zero + 1)..];
        }

        _output.Write(bytes);
    }
}
