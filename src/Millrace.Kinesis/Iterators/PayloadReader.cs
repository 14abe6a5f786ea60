using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Millrace.Kinesis.Streams;

namespace Millrace.Kinesis.Iterators;

/// <summary>Reads what <see cref="PayloadWriter"/> wrote.</summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> _rest = payload;

    /// <summary>Reads 4 bytes.</summary>
    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <summary>Reads 8 bytes.</summary>
    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    /// <summary>Reads a length and ASCII.</summary>
    public string Text() => Encoding.ASCII.GetString(Take(Take(1)[0]));

    /// <summary>Reads which incarnation of a stream is meant.</summary>
    public StreamIdentity Stream()
    {
        var incarnation = new Guid(Take(16));
        var account = Int64().ToString("D12", CultureInfo.InvariantCulture);
        return new StreamIdentity(account, Text(), incarnation);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
