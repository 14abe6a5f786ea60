using System.Buffers;
using Millrace.Storage.Devices;

namespace Millrace.Storage.Logs.Files;

/// <summary>Finds out what is in a segment that was written before.</summary>
internal static class SegmentLoader
{
    /// <summary>Where the written part of a log ends.</summary>
    /// <param name="Contents">The last segment's contents; null when its header is damaged.</param>
    /// <param name="IsWhole">Whether the segment can be written on.</param>
    /// <param name="NewestArrival">The arrival of its newest record, epoch milliseconds.</param>
    public readonly record struct Tail(SegmentContents? Contents, bool IsWhole, long NewestArrival);

    /// <summary>Opens a log's last segment to write on: cuts off what was not written whole.</summary>
    public static Tail LoadLast(LogEnvironment environment, Segment segment, IDeviceFile file)
    {
        if (segment.ReadHeader(environment.Device, file) is not { } header)
            return default;
        var (entries, mark) = SegmentIndexFile.Read(environment.Device, segment.IndexPath, header.Salt);
        var fileLength = file.Length;
        if (mark is { } end && end.Offset == fileLength)
        {
            segment.IndexEntriesWritten = entries.Count;
            return new(new SegmentContents(header, entries, end.Offset, end.Position), true, end.Arrival);
        }

        var scan = SegmentScan.Run(segment, file, header, entries);
        foreach (var damage in scan.Damages)
            environment.Report(new(RecoveryFindingKind.Damaged, segment.Log, segment.Path, 0, damage));
        if (mark is { } lost && lost.Offset > fileLength)
        {
            // The file was shortened after it had been closed: records that were acknowledged are gone.
            var damage = new LogDamage(segment.Log, segment.Path, scan.End, lost.Position - 1, scan.Length, 0);
            environment.Report(new(RecoveryFindingKind.Damaged, segment.Log, segment.Path, 0, damage));
            return new(new SegmentContents(header, entries, scan.Length, lost.Position), false, lost.Arrival);
        }
        if (scan.Length < fileLength)
        {
            file.SetLength(scan.Length);
            environment.Report(new(RecoveryFindingKind.TornTail, segment.Log, segment.Path, fileLength - scan.Length, null));
        }
        if (environment.IsSynced)
            WriteAgain(file, scan);
        segment.IsUnsynced = true;
        return new(new SegmentContents(header, entries, scan.Length, scan.End), true, scan.NewestArrival);
    }

    /// <summary>
    /// What was written but perhaps not synced is about to be read, and must not go away after that. A sync alone is not enough: after one that
    /// failed, the cache takes for written what the disk never got.
    /// </summary>
    private static void WriteAgain(IDeviceFile file, SegmentScan scan)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        try
        {
            for (var at = scan.Start; at < scan.Length;)
            {
                var read = file.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, scan.Length - at)), at);
                file.Write(buffer.AsSpan(0, read), at);
                at += read;
            }
            file.Sync();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Opens a full segment to read: by its index, or by walking through it where that is missing.</summary>
    /// <param name="environment">What the logs share.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="file">Its file.</param>
    /// <param name="followingEnd">The position up to which records had been written when the next segment was begun.</param>
    public static SegmentContents LoadSealed(LogEnvironment environment, Segment segment, IDeviceFile file, long followingEnd)
    {
        if (segment.ReadHeader(environment.Device, file) is not { } header)
            return new SegmentContents(SegmentHeader.OfIndex(0, segment.BasePosition), [], file.Length, followingEnd);
        var (entries, mark) = SegmentIndexFile.Read(environment.Device, segment.IndexPath, header.Salt);
        // A mark of an earlier close says nothing of what was written since, if the index could not be written when the segment was full.
        if (mark is { } end && end.Offset >= file.Length)
            return new SegmentContents(header, entries, end.Offset, end.Position);

        var scan = SegmentScan.Run(segment, file, header, entries);
        environment.Report(new(RecoveryFindingKind.IndexRebuilt, segment.Log, segment.Path, 0, null));
        var contents = new SegmentContents(header, entries, scan.Length, Math.Max(scan.End, followingEnd));
        var newMark = new IndexEntry(contents.End, scan.NewestArrival, contents.Length);
        SegmentIndexFile.Write(environment.Device, segment.IndexPath, header.Salt, contents.Index, 0, newMark, sync: false);
        return contents;
    }
}
