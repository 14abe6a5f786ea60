using System.Buffers.Binary;
using System.IO.Hashing;

namespace Millrace.Storage.Logs.Files;

/// <summary>
/// The first bytes of a segment file. All numbers are little-endian.
/// <code>
///  0  8  magic "MILLRLOG"
///  8  4  version, 1
/// 12  4  CRC-32 of bytes 16 to 63
/// 16  8  salt: random; goes into every checksum of this segment, so that no record's data can pass for a batch
/// 24  8  base position: the first record's
/// 32  8  previous end: the position after the newest record before this segment (less than the base after a crash)
/// 40  8  previous arrival: that record's, epoch milliseconds; 0 for none
/// 48 16  zero
/// 64     batches, see <see cref="BatchHeader"/>
/// </code>
/// </summary>
internal readonly record struct SegmentHeader(ulong Salt, long BasePosition, long PreviousEnd, long PreviousArrival)
{
    public const int Bytes = 64;
    public const uint Version = 1;

    private const long Unknown = -1;

    /// <summary>Whether it says what was before the segment.</summary>
    public bool IsWhole => PreviousEnd != Unknown;

    private static ReadOnlySpan<byte> Magic => "MILLRLOG"u8;

    /// <summary>What is left of a damaged header when the index keeps the salt.</summary>
    public static SegmentHeader OfIndex(ulong salt, long basePosition) => new(salt, basePosition, Unknown, Unknown);

    public void Write(Span<byte> target)
    {
        target[..Bytes].Clear();
        Magic.CopyTo(target);
        BinaryPrimitives.WriteUInt32LittleEndian(target[8..], Version);
        BinaryPrimitives.WriteUInt64LittleEndian(target[16..], Salt);
        BinaryPrimitives.WriteInt64LittleEndian(target[24..], BasePosition);
        BinaryPrimitives.WriteInt64LittleEndian(target[32..], PreviousEnd);
        BinaryPrimitives.WriteInt64LittleEndian(target[40..], PreviousArrival);
        BinaryPrimitives.WriteUInt32LittleEndian(target[12..], Crc32.HashToUInt32(target[16..Bytes]));
    }

    /// <summary>Reads a header; false when the bytes are none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out SegmentHeader header)
    {
        header = default;
        if (source.Length < Bytes
            || !source.StartsWith(Magic)
            || BinaryPrimitives.ReadUInt32LittleEndian(source[8..]) != Version
            || BinaryPrimitives.ReadUInt32LittleEndian(source[12..]) != Crc32.HashToUInt32(source[16..Bytes]))
        {
            return false;
        }
        header = new(
            BinaryPrimitives.ReadUInt64LittleEndian(source[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[32..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[40..]));
        return true;
    }
}
