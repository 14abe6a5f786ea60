using Millrace.Storage.Devices;

namespace Millrace.Storage.Logs.Files;

/// <summary>What a walk through the end of a segment, or all of it, found.</summary>
/// <param name="Length">Where the last whole append ends.</param>
/// <param name="End">The position after its last record.</param>
/// <param name="NewestArrival">Its arrival, epoch milliseconds.</param>
/// <param name="Damages">What is lost before it.</param>
internal sealed record SegmentScan(long Length, long End, long NewestArrival, IReadOnlyList<LogDamage> Damages)
{
    private const int WindowBytes = 1 << 20;

    /// <summary>Walks a segment from the last place of its index that is good, and adds the places that the index lacks.</summary>
    public static SegmentScan Run(Segment segment, IDeviceFile file, in SegmentHeader header, List<IndexEntry> entries)
    {
        var fileLength = file.Length;
        var start = new IndexEntry(header.BasePosition, header.PreviousArrival, SegmentHeader.Bytes);
        while (entries is [.., var last])
        {
            if (IsBatch(file, header.Salt, last, fileLength))
            {
                start = last;
                break;
            }
            entries.RemoveAt(entries.Count - 1);
        }

        var index = new SegmentIndex(entries);
        var (length, end, arrival) = (start.Offset, start.Position, start.Arrival);
        var damages = new List<LogDamage>();
        (long First, long End, long LastOffset)? bad = null;
        using var cursor = new BatchCursor(file, header.Salt, start, fileLength, long.MaxValue, WindowBytes);
        while (cursor.MoveNext())
        {
            if (cursor.IsLost || !cursor.TryReadPayload(out _))
            {
                bad = (bad?.First ?? cursor.FirstPosition, cursor.EndPosition, cursor.Offset);
                continue;
            }
            if (bad is { } gap)
            {
                // Batches of one group are written in one go: when one of them is torn, those after it were not acknowledged either.
                if (cursor.Header.GroupOffset <= gap.LastOffset)
                    continue;
                damages.Add(new LogDamage(segment.Log, segment.Path, gap.First, gap.End - 1));
                bad = null;
            }
            if (!cursor.Header.Flags.HasFlag(BatchFlags.Continuation))
                index.Add(new IndexEntry(cursor.FirstPosition, cursor.Header.Arrival, cursor.Offset));
            if (!cursor.Header.Flags.HasFlag(BatchFlags.MoreFollows))
                (length, end, arrival) = (cursor.NextOffset, cursor.EndPosition, cursor.Header.Arrival);
        }
        entries.Clear();
        var found = new IndexEntry[index.Count];
        index.CopyTo(found, 0);
        entries.AddRange(found);
        return new SegmentScan(length, end, arrival, damages);
    }

    private static bool IsBatch(IDeviceFile file, ulong salt, in IndexEntry entry, long fileLength)
    {
        if (entry.Offset + BatchHeader.Bytes > fileLength)
            return false;
        Span<byte> bytes = stackalloc byte[BatchHeader.Bytes];
        return file.Read(bytes, entry.Offset) == bytes.Length
            && BatchHeader.TryRead(bytes, salt, entry.Offset, out var header)
            && header.FirstPosition == entry.Position;
    }
}
