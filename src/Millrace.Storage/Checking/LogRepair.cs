using Millrace.Storage.Devices;
using Millrace.Storage.Logs.Files;

namespace Millrace.Storage.Checking;

/// <summary>
/// Makes a log sound again: readers go on past what is lost, and it is kept in <see cref="LostAndFound"/>. Cut off at any point it can be begun
/// anew, which is what the data directory is held for until then.
/// </summary>
internal sealed class LogRepair(IDevice device, LostAndFound kept, Func<ulong> newSalt)
{
    public const string DraftExtension = ".draft";

    /// <summary>Repairs a log.</summary>
    public void Run(string folder, string log, long ceiling)
    {
        // Drafts are copies of what is still there.
        foreach (var draft in Directory.EnumerateFiles(folder, "*" + DraftExtension))
            device.Delete(draft);
        var inspection = LogInspection.Run(device, folder, log, ceiling);
        foreach (var other in inspection.Others)
            kept.Move(other.Kind == CheckFindingKind.SegmentMissing ? Path.ChangeExtension(other.Path, Segment.IndexExtension) : other.Path);

        var (end, arrival) = (0L, 0L);
        foreach (var segment in inspection.Segments)
        {
            var isFirst = end == 0;
            if (segment.Header is not { } header)
            {
                kept.Move(segment.Segment.Path);
                kept.Move(segment.Segment.IndexPath);
                continue;
            }
            if (isFirst)
                (end, arrival) = header.IsWhole ? (header.PreviousEnd, header.PreviousArrival) : (header.BasePosition, 0);
            if (segment.Has(CheckFindingKind.RecordsDamaged))
                (end, arrival) = Rewrite(segment, end, arrival);
            else
                (end, arrival) = Mend(segment, header, end, arrival);
        }
        device.SyncDirectory(folder);
    }

    private (long End, long Arrival) Rewrite(SegmentInspection segment, long end, long arrival)
    {
        using var rewrite = new SegmentRewrite(device, segment, newSalt, end, arrival);
        rewrite.Write();
        kept.Copy(segment.Segment.Path);
        kept.Copy(segment.Segment.IndexPath);
        rewrite.Install();
        return (rewrite.End, rewrite.NewestArrival);
    }

    /// <summary>Mends a segment whose records are whole.</summary>
    private (long End, long Arrival) Mend(SegmentInspection segment, SegmentHeader header, long end, long arrival)
    {
        var scan = segment.Scan!;
        if (segment.Has(CheckFindingKind.TornTail))
        {
            kept.CopyPart(segment.Segment.Path, scan.Length, segment.Length - scan.Length);
            using var file = device.Open(segment.Segment.Path, FileMode.Open);
            file.SetLength(scan.Length);
            file.Sync();
        }
        if (!header.IsWhole || header.PreviousEnd > end)
        {
            kept.CopyPart(segment.Segment.Path, 0, SegmentHeader.Bytes);
            WriteHeader(segment.Segment.Path, header with { PreviousEnd = end, PreviousArrival = Math.Max(arrival, header.PreviousArrival) });
        }
        if (segment.Has(CheckFindingKind.IndexWrong) || segment.Has(CheckFindingKind.IndexMissing) || segment.Has(CheckFindingKind.TornTail))
        {
            kept.Copy(segment.Segment.IndexPath);
            var mark = new IndexEntry(scan.End, scan.NewestArrival, scan.Length);
            SegmentIndexFile.Write(device, segment.Segment.IndexPath, header.Salt, new SegmentIndex(segment.Places), 0, mark, sync: true);
        }
        return (scan.End, scan.NewestArrival);
    }

    private void WriteHeader(string path, in SegmentHeader header)
    {
        Span<byte> bytes = stackalloc byte[SegmentHeader.Bytes];
        header.Write(bytes);
        using var file = device.Open(path, FileMode.Open);
        file.Write(bytes, 0);
        file.Sync();
    }
}
