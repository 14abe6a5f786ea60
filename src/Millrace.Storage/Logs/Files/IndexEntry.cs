using System.Buffers.Binary;
using System.IO.Hashing;

namespace Millrace.Storage.Logs.Files;

/// <summary>
/// A place in a segment. In the index file, little-endian:
/// <code>
///  0  8  position: of the batch's first record; in an end mark, the position after the newest record
///  8  8  arrival: the batch's; in an end mark, the newest record's
/// 16  8  offset in the segment file; in an end mark, the file's length
/// 24  4  1 in an end mark, else 0
/// 28  4  CRC-32 of the segment's salt (8 bytes) and bytes 0 to 27
/// </code>
/// </summary>
internal readonly record struct IndexEntry(long Position, long Arrival, long Offset)
{
    public const int Bytes = 32;

    public void Write(Span<byte> target, ulong salt, bool isEnd)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target, Position);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], Arrival);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], Offset);
        BinaryPrimitives.WriteUInt32LittleEndian(target[24..], isEnd ? 1u : 0);
        BinaryPrimitives.WriteUInt32LittleEndian(target[28..], Crc(target, salt));
    }

    public static bool TryRead(ReadOnlySpan<byte> source, ulong salt, out IndexEntry entry, out bool isEnd)
    {
        entry = new(
            BinaryPrimitives.ReadInt64LittleEndian(source),
            BinaryPrimitives.ReadInt64LittleEndian(source[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[16..]));
        isEnd = BinaryPrimitives.ReadUInt32LittleEndian(source[24..]) == 1;
        return BinaryPrimitives.ReadUInt32LittleEndian(source[28..]) == Crc(source, salt);
    }

    private static uint Crc(ReadOnlySpan<byte> entry, ulong salt)
    {
        Span<byte> covered = stackalloc byte[36];
        BinaryPrimitives.WriteUInt64LittleEndian(covered, salt);
        entry[..28].CopyTo(covered[8..]);
        return Crc32.HashToUInt32(covered);
    }
}
