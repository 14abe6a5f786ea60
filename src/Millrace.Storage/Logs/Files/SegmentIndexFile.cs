using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using Millrace.Storage.Devices;

namespace Millrace.Storage.Logs.Files;

/// <summary>
/// Keeps a segment's index beside it, so that opening a log reads no more of the segment than its end. It can be made anew from the segment at any
/// time and is checked against it whenever it is used. Little-endian:
/// <code>
///  0  8  magic "MILLRIDX"
///  8  4  version, 1
/// 12  4  CRC-32 of bytes 16 to 23
/// 16  8  the segment's salt
/// 24     entries, see <see cref="IndexEntry"/>; when the log was closed or the segment is full, the last is an end mark
/// </code>
/// </summary>
internal static class SegmentIndexFile
{
    private const int HeaderBytes = 24;
    private const uint Version = 1;

    private static ReadOnlySpan<byte> Magic => "MILLRIDX"u8;

    /// <summary>Writes the entries of an index from one on, and after them an end mark when there is one.</summary>
    public static void Write(IDevice device, string path, ulong salt, SegmentIndex index, int from, IndexEntry? end, bool sync)
    {
        var count = index.Count - from;
        var entries = new IndexEntry[count];
        index.CopyTo(entries, from);
        var bytes = ArrayPool<byte>.Shared.Rent(HeaderBytes + (count + 1) * IndexEntry.Bytes);
        try
        {
            var length = HeaderBytes;
            WriteHeader(bytes, salt);
            foreach (var entry in entries)
            {
                entry.Write(bytes.AsSpan(length), salt, isEnd: false);
                length += IndexEntry.Bytes;
            }
            if (end is { } mark)
            {
                mark.Write(bytes.AsSpan(length), salt, isEnd: true);
                length += IndexEntry.Bytes;
            }
            using var file = device.Open(path, from == 0 ? FileMode.Create : FileMode.OpenOrCreate);
            if (from == 0)
                file.Write(bytes.AsSpan(0, HeaderBytes), 0);
            file.Write(bytes.AsSpan(HeaderBytes, length - HeaderBytes), HeaderBytes + (long)from * IndexEntry.Bytes);
            if (sync)
                file.Sync();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Reads what is whole of an index file that belongs to a segment.</summary>
    /// <returns>The entries, and the end mark when it comes last; nothing when the file is missing or another's.</returns>
    public static (List<IndexEntry> Entries, IndexEntry? End) Read(IDevice device, string path, ulong salt)
    {
        var entries = new List<IndexEntry>();
        var bytes = ReadAll(device, path);
        if (ReadSalt(bytes) != salt)
            return (entries, null);
        for (var at = HeaderBytes; at + IndexEntry.Bytes <= bytes.Length; at += IndexEntry.Bytes)
        {
            if (!IndexEntry.TryRead(bytes.AsSpan(at), salt, out var entry, out var isEnd))
                break;
            if (isEnd)
                return (entries, entry);
            entries.Add(entry);
        }
        return (entries, null);
    }

    /// <summary>The salt of the segment that the index belongs to; null when there is no whole header.</summary>
    public static ulong? ReadSalt(IDevice device, string path) => ReadSalt(ReadAll(device, path));

    private static byte[] ReadAll(IDevice device, string path)
    {
        try
        {
            using var file = device.Open(path, FileMode.Open);
            var bytes = new byte[file.Length];
            return bytes[..file.Read(bytes, 0)];
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    private static ulong? ReadSalt(ReadOnlySpan<byte> source) =>
        source.Length >= HeaderBytes
        && source.StartsWith(Magic)
        && BinaryPrimitives.ReadUInt32LittleEndian(source[8..]) == Version
        && BinaryPrimitives.ReadUInt32LittleEndian(source[12..]) == Crc32.HashToUInt32(source[16..HeaderBytes])
            ? BinaryPrimitives.ReadUInt64LittleEndian(source[16..])
            : null;

    private static void WriteHeader(Span<byte> target, ulong salt)
    {
        Magic.CopyTo(target);
        BinaryPrimitives.WriteUInt32LittleEndian(target[8..], Version);
        BinaryPrimitives.WriteUInt64LittleEndian(target[16..], salt);
        BinaryPrimitives.WriteUInt32LittleEndian(target[12..], Crc32.HashToUInt32(target[16..HeaderBytes]));
    }
}
