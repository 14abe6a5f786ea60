using System.Buffers.Binary;
using System.IO.Hashing;

namespace Millrace.Storage.Logs.Files;

/// <summary>How a batch stands to the append it belongs to.</summary>
[Flags]
internal enum BatchFlags : uint
{
    None = 0,

    /// <summary>The append goes on in the next batch; without that one this one does not count.</summary>
    MoreFollows = 1,

    /// <summary>The batch goes on with the append of the batch before.</summary>
    Continuation = 2,
}

/// <summary>
/// Precedes the records that were appended together. A long append is several batches; short ones of the same millisecond share one.
/// All numbers are little-endian.
/// <code>
///  0  4  magic "MRB1"
///  4  4  CRC-32 of the segment's salt (8 bytes), the batch's offset in the file (8 bytes) and bytes 8 to 47
///  8  4  payload length
/// 12  4  CRC-32 of the payload
/// 16  8  first position; the others follow by one
/// 24  8  arrival, epoch milliseconds
/// 32  4  number of records, at least 1
/// 36  4  flags, see <see cref="BatchFlags"/>
/// 40  4  group offset: where in the file the first batch stands that was written in the same go
/// 44  4  zero
/// 48     payload: records end to end, each
///         0  4  data length
///         4  2  key length
///         6  1  attributes
///         7  1  zero
///         8     key, data
/// </code>
/// The group offset tells a torn write from damage: bytes that fail their checksum, followed by a whole batch of a later group, had been written in full.
/// </summary>
internal readonly record struct BatchHeader(
    int PayloadBytes, uint PayloadCrc, long FirstPosition, long Arrival, int Count, BatchFlags Flags, uint GroupOffset)
{
    public const int Bytes = 48;
    public const int RecordHeaderBytes = 8;

    public static ReadOnlySpan<byte> Magic => "MRB1"u8;

    public long EndPosition => FirstPosition + Count;

    public void Write(Span<byte> target, ulong salt, long offset)
    {
        Magic.CopyTo(target);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], PayloadBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(target[12..], PayloadCrc);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], FirstPosition);
        BinaryPrimitives.WriteInt64LittleEndian(target[24..], Arrival);
        BinaryPrimitives.WriteInt32LittleEndian(target[32..], Count);
        BinaryPrimitives.WriteUInt32LittleEndian(target[36..], (uint)Flags);
        BinaryPrimitives.WriteUInt32LittleEndian(target[40..], GroupOffset);
        BinaryPrimitives.WriteUInt32LittleEndian(target[44..], 0);
        BinaryPrimitives.WriteUInt32LittleEndian(target[4..], Crc(target, salt, offset));
    }

    /// <summary>Reads a header; false when the bytes are none, or not that of a batch written at this offset of this segment.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, ulong salt, long offset, out BatchHeader header)
    {
        header = default;
        if (source.Length < Bytes
            || !source.StartsWith(Magic)
            || BinaryPrimitives.ReadUInt32LittleEndian(source[4..]) != Crc(source, salt, offset))
        {
            return false;
        }
        header = new(
            BinaryPrimitives.ReadInt32LittleEndian(source[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(source[12..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[32..]),
            (BatchFlags)BinaryPrimitives.ReadUInt32LittleEndian(source[36..]),
            BinaryPrimitives.ReadUInt32LittleEndian(source[40..]));
        return true;
    }

    private static uint Crc(ReadOnlySpan<byte> header, ulong salt, long offset)
    {
        Span<byte> covered = stackalloc byte[16 + Bytes - 8];
        BinaryPrimitives.WriteUInt64LittleEndian(covered, salt);
        BinaryPrimitives.WriteInt64LittleEndian(covered[8..], offset);
        header[8..Bytes].CopyTo(covered[16..]);
        return Crc32.HashToUInt32(covered);
    }
}
