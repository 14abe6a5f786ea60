using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Millrace.Storage.Checking;

namespace Millrace.Checking;

/// <summary>A report for programs: one JSON document. Members are only ever added.</summary>
internal static class FsckJson
{
    private static readonly FsckJsonContext Json =
        new(new JsonSerializerOptions(FsckJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Text(FsckReport report, FsckRepair? repair) => JsonSerializer.Serialize(new Document(
        report.Directory,
        repair is not null || report.IsSound,
        repair is not null,
        report.LostRecords,
        [.. report.Logs.Select(LogOf)],
        [.. report.WithoutLog.Select(static log => new ShardName(log.Stream, log.Shard))],
        [.. report.Findings.Select(FindingOf)],
        repair?.LostAndFound,
        repair?.Kept), Json.Document);

    private static Log LogOf(FsckLog log) => new(
        log.Check.Log,
        log.Owner?.Stream,
        log.Owner?.Shard,
        log.Check.Records,
        log.Check.Bytes,
        [.. log.Check.Segments.Select(static one => new Segment(one.Path, one.FirstPosition, one.LastPosition, one.Records, one.Bytes))]);

    private static Finding FindingOf(FsckFinding finding) => new(
        finding.Finding.Kind,
        finding.Finding.IsDamage,
        finding.Finding.Log,
        finding.Owner?.Stream,
        finding.Owner?.Shard,
        finding.Finding.Path,
        finding.Finding.Offset,
        finding.Finding.Bytes,
        finding.Finding.Lost?.FirstPosition,
        finding.Finding.Lost?.LastPosition,
        finding.GoesOnAfter,
        finding.Text);

    internal sealed record Document(
        string Directory,
        bool Sound,
        bool Repaired,
        long LostRecordsAtMost,
        IReadOnlyList<Log> Logs,
        IReadOnlyList<ShardName> ShardsWithoutLog,
        IReadOnlyList<Finding> Findings,
        string? LostAndFound,
        IReadOnlyList<string>? Kept);

    internal sealed record ShardName(string Stream, string Shard);

    internal sealed record Log(string Name, string? Stream, string? Shard, long Records, long Bytes, IReadOnlyList<Segment> Segments);

    internal sealed record Segment(string File, long FirstPosition, long LastPosition, long Records, long Bytes);

    internal sealed record Finding(
        CheckFindingKind Kind,
        bool IsDamage,
        string? Log,
        string? Stream,
        string? Shard,
        string Path,
        long Offset,
        long Bytes,
        long? FirstLostPosition,
        long? LastLostPosition,
        string? GoesOnAfterSequenceNumber,
        string Text);
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FsckJson.Document))]
internal sealed partial class FsckJsonContext : JsonSerializerContext;
