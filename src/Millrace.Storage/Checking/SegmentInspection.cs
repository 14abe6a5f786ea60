using Millrace.Storage.Devices;
using Millrace.Storage.Logs;
using Millrace.Storage.Logs.Files;

namespace Millrace.Storage.Checking;

/// <summary>A segment read from its first byte to its last, by nothing but itself and what its neighbours say of it.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Header">Its header, or what the index keeps of it; null when neither can be read.</param>
/// <param name="Scan">What the walk found; null without a header.</param>
/// <param name="Places">The index as it should be.</param>
/// <param name="KnownEnd">The position after its last record as others know it; <see cref="long.MaxValue"/> when none does.</param>
/// <param name="Length">The file's length.</param>
/// <param name="Findings">What is the matter.</param>
internal sealed record SegmentInspection(
    Segment Segment,
    SegmentHeader? Header,
    SegmentScan? Scan,
    IReadOnlyList<IndexEntry> Places,
    long KnownEnd,
    long Length,
    IReadOnlyList<CheckFinding> Findings)
{
    /// <summary>The position after every record that was ever in it, as far as anything tells.</summary>
    public long HighestEnd => Findings.Select(static finding => finding.Lost?.LastPosition + 1 ?? 0).Append(Scan?.End ?? 0).Max();

    public bool Has(CheckFindingKind kind) => Findings.Any(finding => finding.Kind == kind);

    public SegmentCheck ToCheck() =>
        new(Segment.Path, Segment.BasePosition, (Scan?.End ?? Segment.BasePosition) - 1, Scan?.Records ?? 0, Length);

    /// <summary>Inspects a segment.</summary>
    /// <param name="device">Its file system.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="next">The one after it; null for a log's last.</param>
    /// <param name="ceiling">No position at or above it was ever handed out.</param>
    public static SegmentInspection Run(IDevice device, Segment segment, Segment? next, long ceiling)
    {
        using var file = device.Open(segment.Path, FileMode.Open);
        var length = file.Length;
        var findings = new List<CheckFinding>();
        if (segment.ReadHeader(device, file) is not { } header)
        {
            // A last segment that had just been made had nothing in it yet.
            var (kind, lost) = next is null && length <= SegmentHeader.Bytes
                ? (CheckFindingKind.TornTail, null)
                : (CheckFindingKind.RecordsDamaged, new LogDamage(
                    segment.Log, segment.Path, segment.BasePosition, (PreviousEndOf(device, next) ?? next?.BasePosition ?? ceiling) - 1, 0, length));
            findings.Add(new(kind, segment.Log, segment.Path, 0, length, lost));
            return new(segment, null, null, [], long.MaxValue, length, findings);
        }

        if (!header.IsWhole)
            findings.Add(new(CheckFindingKind.HeaderDamaged, segment.Log, segment.Path, 0, SegmentHeader.Bytes));
        var (entries, mark) = SegmentIndexFile.Read(device, segment.IndexPath, header.Salt);
        var closed = mark is { } end && end.Offset >= length ? mark : null;
        var knownEnd = KnownEndOf(device, segment, next, closed, length, findings);
        var places = new List<IndexEntry>();
        var scan = SegmentScan.Run(segment, file, header, places, knownEnd);
        foreach (var damage in scan.Damages)
            findings.Add(new(CheckFindingKind.RecordsDamaged, segment.Log, segment.Path, damage.Offset, damage.Bytes, damage));
        if (scan.Length < length && knownEnd == long.MaxValue)
            findings.Add(Rest(segment, next, scan, length));
        if (scan.Damages.Count == 0 && IndexFinding(segment, next, entries, closed, places, scan) is { } index)
            findings.Add(index);
        return new(segment, header, scan, places, knownEnd, length, findings);
    }

    private static long KnownEndOf(
        IDevice device, Segment segment, Segment? next, IndexEntry? closed, long length, List<CheckFinding> findings)
    {
        var following = PreviousEndOf(device, next) ?? 0;
        if (closed is { } whole && whole.Offset == length && whole.Position < following)
        {
            // This segment is as long as it was when it was full, and yet there were later records before the next one.
            var missing = Segment.PathOf(Path.GetDirectoryName(segment.Path)!, whole.Position);
            var lost = new LogDamage(segment.Log, missing, whole.Position, following - 1, 0, 0);
            findings.Add(new(CheckFindingKind.SegmentMissing, segment.Log, missing, Lost: lost));
            return whole.Position;
        }

        var known = Math.Max(closed?.Position ?? 0, following);
        return known == 0 ? long.MaxValue : known;
    }

    /// <summary>Bytes after the last whole append when nobody knows where the records ended.</summary>
    private static CheckFinding Rest(Segment segment, Segment? next, SegmentScan scan, long length)
    {
        var (offset, bytes) = (scan.Length, length - scan.Length);
        return next is null
            ? new(CheckFindingKind.TornTail, segment.Log, segment.Path, offset, bytes)
            : new(CheckFindingKind.RecordsDamaged, segment.Log, segment.Path, offset, bytes,
                new LogDamage(segment.Log, segment.Path, scan.End, next.BasePosition - 1, offset, bytes));
    }

    private static CheckFinding? IndexFinding(
        Segment segment, Segment? next, List<IndexEntry> entries, IndexEntry? closed, List<IndexEntry> places, SegmentScan scan)
    {
        var agrees = entries.Count <= places.Count
            && entries.SequenceEqual(places.Take(entries.Count))
            && (closed is not { } end || (end.Position == scan.End && end.Offset == scan.Length && entries.Count == places.Count));
        if (!agrees)
            return new(CheckFindingKind.IndexWrong, segment.Log, segment.IndexPath);
        return next is not null && closed is null ? new(CheckFindingKind.IndexMissing, segment.Log, segment.IndexPath) : null;
    }

    /// <summary>What a segment's header says of the records before it; null when it is damaged.</summary>
    private static long? PreviousEndOf(IDevice device, Segment? segment)
    {
        if (segment is null)
            return null;
        using var file = device.Open(segment.Path, FileMode.Open);
        return segment.ReadHeader(device, file) is { IsWhole: true } header ? header.PreviousEnd : null;
    }
}
