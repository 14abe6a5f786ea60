using System.Globalization;
using Millrace.Storage.Devices;
using Millrace.Storage.Logs;
using Millrace.Storage.Logs.Files;

namespace Millrace.Storage.Checking;

/// <summary>A log's folder, looked through file by file. Nothing is changed.</summary>
/// <param name="Log">The log's name.</param>
/// <param name="Segments">Its segments, oldest first.</param>
/// <param name="Others">What is the matter with other files.</param>
internal sealed record LogInspection(string Log, IReadOnlyList<SegmentInspection> Segments, IReadOnlyList<CheckFinding> Others)
{
    public IEnumerable<CheckFinding> Findings => Segments.SelectMany(static segment => segment.Findings).Concat(Others);

    /// <summary>The position after every record that was ever in the log, as far as anything tells.</summary>
    public long HighestEnd => Segments.Select(static segment => segment.HighestEnd)
        .Concat(Others.Select(static finding => finding.Lost?.LastPosition + 1 ?? 0)).DefaultIfEmpty().Max();

    public LogCheck ToCheck() => new(Log, [.. Segments.Select(static segment => segment.ToCheck())], [.. Findings]) { HighestEnd = HighestEnd };

    /// <summary>Inspects a log.</summary>
    /// <param name="device">Its file system.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="log">Its name.</param>
    /// <param name="ceiling">No position at or above it was ever handed out.</param>
    public static LogInspection Run(IDevice device, string folder, string log, long ceiling)
    {
        var segments = Segment.List(log, folder);
        var inspections = new List<SegmentInspection>(segments.Count);
        for (var i = 0; i < segments.Count; i++)
            inspections.Add(SegmentInspection.Run(device, segments[i], i + 1 < segments.Count ? segments[i + 1] : null, ceiling));
        var others = new List<CheckFinding>();
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (Other(device, log, path, segments, inspections) is { } finding)
                others.Add(finding);
        }
        return new(log, inspections, others);
    }

    private static CheckFinding? Other(
        IDevice device, string log, string path, List<Segment> segments, List<SegmentInspection> inspections)
    {
        if (segments.Exists(segment => segment.Path == path || segment.IndexPath == path))
            return null;
        if (!path.EndsWith(Segment.IndexExtension, StringComparison.Ordinal)
            || !long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var basePosition)
            || segments is [var first, ..] && basePosition < first.BasePosition)
        {
            return new(CheckFindingKind.LeftOver, log, path);
        }
        if (inspections.Exists(segment => segment.Findings.Any(finding =>
            finding.Kind == CheckFindingKind.SegmentMissing && finding.Lost!.FirstPosition <= basePosition && basePosition <= finding.Lost.LastPosition)))
        {
            return new(CheckFindingKind.LeftOver, log, path);
        }
        // An index without its segment, and none to say that there were such records: it was the last.
        var end = SegmentIndexFile.ReadSalt(device, path) is { } salt ? SegmentIndexFile.Read(device, path, salt).End : null;
        var missing = Path.ChangeExtension(path, Segment.Extension);
        var lost = new LogDamage(log, missing, basePosition, Math.Max(basePosition, (end?.Position ?? 0) - 1), 0, 0);
        return new(CheckFindingKind.SegmentMissing, log, missing, Lost: lost);
    }
}
