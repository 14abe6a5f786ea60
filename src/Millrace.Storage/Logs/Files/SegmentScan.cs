using Millrace.Storage.Devices;

namespace Millrace.Storage.Logs.Files;

/// <summary>What a walk through the end of a segment, or all of it, found.</summary>
/// <param name="Start">Where it began.</param>
/// <param name="Length">Where the last whole append ends.</param>
/// <param name="End">The position after its last record.</param>
/// <param name="NewestArrival">Its arrival, epoch milliseconds.</param>
/// <param name="Records">How many records can be read, of those that were walked over.</param>
/// <param name="Damages">What is lost before it.</param>
internal sealed record SegmentScan(long Start, long Length, long End, long NewestArrival, long Records, IReadOnlyList<LogDamage> Damages)
{
    private const int WindowBytes = 1 << 20;

    /// <summary>Walks a segment from the last place of its index that is good, and adds the places that the index lacks.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="file">Its file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="entries">Its index.</param>
    /// <param name="knownEnd">The position after the last record that was written whole, when that is known: then nothing before it is a torn append.</param>
    public static SegmentScan Run(
        Segment segment, IDeviceFile file, in SegmentHeader header, List<IndexEntry> entries, long knownEnd = long.MaxValue)
    {
        var fileLength = file.Length;
        var start = new IndexEntry(header.BasePosition, Math.Max(0, header.PreviousArrival), SegmentHeader.Bytes);
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
        var (walked, records) = (0L, 0L);
        var damages = new List<LogDamage>();
        (long First, long End, long Offset, long LastOffset)? bad = null;
        using var cursor = new BatchCursor(file, header.Salt, start, fileLength, knownEnd, WindowBytes);
        while (cursor.MoveNext())
        {
            if (cursor.IsLost || !cursor.TryReadPayload(out _))
            {
                bad = (bad?.First ?? cursor.FirstPosition, cursor.EndPosition, bad?.Offset ?? cursor.Offset, cursor.Offset);
                continue;
            }
            if (bad is { } gap)
            {
                // Batches of one group are written in one go: when one of them is torn, those after it were not acknowledged either.
                if (knownEnd == long.MaxValue && cursor.Header.GroupOffset <= gap.LastOffset)
                    continue;
                damages.Add(new LogDamage(segment.Log, segment.Path, gap.First, gap.End - 1, gap.Offset, cursor.Offset - gap.Offset));
                bad = null;
            }
            walked += cursor.Header.Count;
            if (!cursor.Header.Flags.HasFlag(BatchFlags.Continuation))
                index.Add(new IndexEntry(cursor.FirstPosition, cursor.Header.Arrival, cursor.Offset));
            if (!cursor.Header.Flags.HasFlag(BatchFlags.MoreFollows))
                (length, end, arrival, records) = (cursor.NextOffset, cursor.EndPosition, cursor.Header.Arrival, walked);
        }
        if (bad is { } rest && knownEnd != long.MaxValue)
            damages.Add(new LogDamage(segment.Log, segment.Path, rest.First, rest.End - 1, rest.Offset, fileLength - rest.Offset));
        entries.Clear();
        var found = new IndexEntry[index.Count];
        index.CopyTo(found, 0);
        entries.AddRange(found);
        return new SegmentScan(start.Offset, length, end, arrival, records, damages);
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
