using Microsoft.Extensions.Logging;
using Millrace.Storage.Logs;

namespace Millrace.Composition;

/// <summary>Says what a start after an unclean stop found.</summary>
internal static partial class RecoveryLog
{
    public static void Write(ILogger logger, RecoveryReport report)
    {
        if (report.WasClean) return;
        Recovered(logger, report.LogsChecked, report.Findings.Count);
        foreach (var finding in report.Findings)
        {
            switch (finding.Kind)
            {
                case RecoveryFindingKind.TornTail:
                    TornTail(logger, finding.Log, finding.Segment, finding.Bytes);
                    break;
                case RecoveryFindingKind.Damaged:
                    Damaged(logger, finding.Log, finding.Segment, finding.Damage);
                    break;
                case RecoveryFindingKind.IndexRebuilt:
                    IndexRebuilt(logger, finding.Log, finding.Segment);
                    break;
            }
        }
    }

    [LoggerMessage(EventId = 10, Level = LogLevel.Information, Message = "The last stop was not a clean one: {logs} logs were checked, with {findings} findings.")]
    private static partial void Recovered(ILogger logger, int logs, int findings);

    [LoggerMessage(EventId = 11, Level = LogLevel.Information, Message = "{log}: {bytes} bytes of an append that was never acknowledged were cut off ({segment}).")]
    private static partial void TornTail(ILogger logger, string log, string segment, long bytes);

    [LoggerMessage(EventId = 12, Level = LogLevel.Error, Message = "{log}: records are damaged and cannot be read: {damage} ({segment}).")]
    private static partial void Damaged(ILogger logger, string log, string segment, LogDamage? damage);

    [LoggerMessage(EventId = 13, Level = LogLevel.Information, Message = "{log}: the index was made anew ({segment}).")]
    private static partial void IndexRebuilt(ILogger logger, string log, string segment);
}
