using System.Globalization;
using Millrace.Storage.Checking;

namespace Millrace.Checking;

/// <summary>A report for people: every shard with its segments, then what is the matter, then what to do.</summary>
internal static class FsckText
{
    public static void Write(FsckReport report, FsckRepair? repair, TextWriter output)
    {
        var damaged = report.Findings.Where(static finding => finding.Finding.IsDamage).Select(static finding => finding.Finding.Log).ToHashSet();
        foreach (var log in report.Logs)
        {
            var state = damaged.Contains(log.Check.Log) ? "DAMAGED" : "sound";
            output.WriteLine(Line($"{NameOf(log)}: {log.Check.Records} records, {log.Check.Bytes} bytes, {state}"));
            foreach (var segment in log.Check.Segments)
            {
                var range = segment.LastPosition < segment.FirstPosition ? "none" : Line($"{segment.FirstPosition} to {segment.LastPosition}");
                output.WriteLine(Line($"  {Path.GetFileName(segment.Path)}: {segment.Records} records, positions {range}, {segment.Bytes} bytes"));
            }
        }

        if (report.Findings.Count > 0) output.WriteLine();
        foreach (var finding in report.Findings)
        {
            var whose = finding.Owner is { } owner ? $"{owner.Shard} of {owner.Stream}: " : "";
            output.WriteLine($"{(finding.Finding.IsDamage ? "damage" : "note")}: {whose}{finding.Finding.Path}: {finding.Text}");
        }

        output.WriteLine();
        var records = report.Logs.Sum(static log => log.Check.Records);
        output.WriteLine(Line($"{report.Directory}: streams with records {report.Streams}, logs {report.Logs.Count}, shards without a log {report.WithoutLog.Count},"));
        output.WriteLine(Line($"records {records}, state {(report.IsStateSound ? "sound" : "DAMAGED")}"));
        output.WriteLine(Verdict(report, repair));
    }

    private static string NameOf(FsckLog log) => log.Owner is { } owner ? $"{owner.Shard} of {owner.Stream}" : log.Check.Log;

    private static string Verdict(FsckReport report, FsckRepair? repair)
    {
        if (repair is not null)
        {
            var kept = repair.Kept.Count == 0 ? "Nothing had to be taken out of use." : $"What was taken out of use is kept in {repair.LostAndFound}.";
            return Line($"Repaired; up to {report.LostRecords} records are lost. {kept}");
        }

        if (report.IsSound) return "Sound.";
        var loss = report.LostRecords == 0
            ? "mends it without losing a record"
            : Line($"lets readers pass what is lost (up to {report.LostRecords} records)");
        var unknown = report.Findings.Any(static finding => finding.Finding.Kind is CheckFindingKind.LogUnknown or CheckFindingKind.StateDamaged)
            ? " Logs that no stream knows of (then) are taken out of use whole." : "";
        return $"Damaged. `millrace fsck --repair` {loss}, and keeps what it takes out of use in lost+found.{unknown}";
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
