using Millrace.Storage.Devices;

namespace Millrace.Storage.Logs.Files;

/// <summary>Reads a log as it was at one moment. Segments may be trimmed while it does: then a file is not found.</summary>
internal sealed class LogReader(LogEnvironment environment, LogView view)
{
    private const int SmallestWindowBytes = SegmentIndex.IntervalBytes + (4 << 10);
    private const int LargestWindowBytes = 1 << 20;

    /// <summary>Fills a page with the first records at or after a position that arrived at or after an instant.</summary>
    public void Read(long from, long notBefore, RecordPageBuilder page)
    {
        for (var i = Math.Max(0, IndexOf(from)); i < view.Segments.Length; i++)
        {
            using var lease = environment.Files.Use(view.Segments[i]);
            // What arrived last in a segment is written in the next one's header.
            if (i + 1 < view.Segments.Length && PreviousArrivalOf(i + 1) is { } newest && newest < notBefore)
                continue;
            if (!Read(i, lease.File, from, notBefore, page))
                return;
        }
    }

    /// <summary>The position of the first record that arrived at or after an instant; null when none did.</summary>
    public long? Find(long arrival)
    {
        for (var i = FirstThatMayHave(arrival); i < view.Segments.Length; i++)
        {
            using var lease = environment.Files.Use(view.Segments[i]);
            using var cursor = Walk(i, lease.File, ContentsOf(i, lease.File), 0, arrival, SmallestWindowBytes);
            while (cursor.MoveNext())
            {
                if (!cursor.IsLost && cursor.Header.Arrival >= arrival)
                    return cursor.FirstPosition;
            }
        }
        return null;
    }

    /// <summary>The arrival of the newest record before a segment; null when its header is damaged.</summary>
    public long? PreviousArrivalOf(int index) => HeaderOf(index)?.PreviousArrival;

    /// <summary>Fills a page from one segment; false when the page is done.</summary>
    private bool Read(int index, IDeviceFile file, long from, long notBefore, RecordPageBuilder page)
    {
        var window = (int)Math.Clamp(page.RoomBytes + page.RoomBytes / 8, SmallestWindowBytes, LargestWindowBytes);
        var contents = ContentsOf(index, file);
        using var cursor = Walk(index, file, contents, from, notBefore, window);
        LogDamage? lost = null;
        while (cursor.MoveNext())
        {
            if (cursor.EndPosition <= from)
                continue;
            if (!cursor.IsLost && cursor.Header.Arrival < notBefore)
            {
                // Arrivals do not fall, so what is lost before this batch is below the horizon too.
                lost = null;
                continue;
            }
            if (page.IsFull)
                return false;
            if (cursor.IsLost || !cursor.TryReadPayload(out var payload))
            {
                // Records before the damage are served first; who comes back for the damaged ones is told.
                if (!page.IsEmpty)
                    return false;
                lost = Lost(view.Segments[index], contents, cursor, lost);
                continue;
            }
            if (lost is not null)
                break;
            if (!Add(cursor, payload, from, page))
                return false;
        }
        return lost is null ? true : throw new RecordLogException(lost);
    }

    /// <summary>What is lost where the cursor stands, together with what is lost right before.</summary>
    private static LogDamage Lost(Segment segment, SegmentContents contents, BatchCursor cursor, LogDamage? before)
    {
        if (before is not null)
            return before with { LastPosition = cursor.EndPosition - 1, Bytes = cursor.NextOffset - before.Offset };
        // The next segment knows of records that were never in this one: theirs is gone.
        var isMissing = cursor.FirstPosition >= contents.End && cursor.Offset == cursor.NextOffset;
        return new LogDamage(
            segment.Log,
            isMissing ? Segment.PathOf(Path.GetDirectoryName(segment.Path)!, cursor.FirstPosition) : segment.Path,
            cursor.FirstPosition,
            cursor.EndPosition - 1,
            isMissing ? 0 : cursor.Offset,
            cursor.NextOffset - cursor.Offset);
    }

    private static bool Add(BatchCursor cursor, ReadOnlyMemory<byte> payload, long from, RecordPageBuilder page)
    {
        var records = new RecordPayload(cursor.Header, payload);
        var fits = true;
        var any = false;
        while (fits && records.MoveNext())
        {
            if (records.Current.Position < from)
                continue;
            fits = page.TryAdd(records.Current);
            any |= fits;
        }
        if (any && cursor.TakeWindow() is { } memory)
            page.Own(memory);
        return fits;
    }

    private SegmentContents ContentsOf(int index, IDeviceFile file)
    {
        var segment = view.Segments[index];
        return segment.Contents(() => SegmentLoader.LoadSealed(
            environment, segment, file, index == view.Segments.Length - 1 ? view.End : PreviousEndOf(index + 1) ?? view.Segments[index + 1].BasePosition));
    }

    private BatchCursor Walk(int index, IDeviceFile file, SegmentContents contents, long from, long notBefore, int windowBytes)
    {
        var isLast = index == view.Segments.Length - 1;
        var (length, end) = isLast && view.LastLength is { } written
            ? (written, view.End)
            : (contents.Length, Math.Max(contents.End, isLast ? 0 : PreviousEndOf(index + 1) ?? 0));
        var start = contents.Index.Seek(from, notBefore, contents.Start);
        return new BatchCursor(file, contents.Header.Salt, start, length, end, windowBytes);
    }

    /// <summary>The position after the newest record before a segment; null when its header is damaged.</summary>
    private long? PreviousEndOf(int index) => HeaderOf(index)?.PreviousEnd;

    /// <summary>A segment's header, when it is whole.</summary>
    private SegmentHeader? HeaderOf(int index)
    {
        var segment = view.Segments[index];
        using var lease = environment.Files.Use(segment);
        return segment.ReadHeader(environment.Device, lease.File) is { IsWhole: true } header ? header : null;
    }

    /// <summary>The last segment whose base position is at or below a position; -1 when none is.</summary>
    private int IndexOf(long position)
    {
        var (low, high) = (0, view.Segments.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (view.Segments[middle].BasePosition <= position)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }

    /// <summary>A segment before which nothing arrived at or after an instant.</summary>
    private int FirstThatMayHave(long arrival)
    {
        var (low, high) = (0, view.Segments.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            // A damaged header says nothing: keep to the older half, which is never wrong, only slower.
            if (PreviousArrivalOf(middle) is { } previous && previous < arrival)
                low = middle + 1;
            else
                high = middle;
        }
        return Math.Max(0, low - 1);
    }
}
