using Microsoft.Extensions.Logging;
using Millrace.Kinesis.Shards;
using Millrace.Storage;
using Millrace.Storage.Logs;
using Millrace.Storage.State;

namespace Millrace.Composition;

/// <summary>Says what a start after an unclean stop found.</summary>
internal static partial class RecoveryLog
{
    public static async Task WriteAsync(ILogger logger, StorageEngine storage, CancellationToken cancellationToken)
    {
        var report = storage.Recovery;
        if (report.WasClean) return;
        Recovered(logger, report.LogsChecked, report.Findings.Count);
        if (report.Findings.Count == 0) return;
        var shards = await ShardsAsync(storage.State, cancellationToken);
        foreach (var finding in report.Findings)
        {
            var log = shards.TryGetValue(finding.Log, out var shard) ? $"{shard.Shard} of {shard.Stream}" : finding.Log;
            switch (finding.Kind)
            {
                case RecoveryFindingKind.TornTail:
                    TornTail(logger, log, finding.Segment, finding.Bytes);
                    break;
                case RecoveryFindingKind.Damaged:
                    var (damage, next) = (finding.Damage!, shard?.SequenceNumberPast(finding.Damage!.LastPosition));
                    Damaged(logger, log, damage.LastPosition - damage.FirstPosition + 1, finding.Segment, damage.Place, next);
                    break;
                case RecoveryFindingKind.IndexRebuilt:
                    IndexRebuilt(logger, log, finding.Segment);
                    break;
            }
        }
    }

    private static async Task<Dictionary<string, ShardLog>> ShardsAsync(IStateStore state, CancellationToken cancellationToken) =>
        (await state.ListAsync(ShardLog.StateBucket, "", cancellationToken)).SelectMany(ShardLog.Of).ToDictionary(static shard => shard.Name);

    [LoggerMessage(EventId = 10, Level = LogLevel.Information, Message = "The last stop was not a clean one: {logs} logs were checked, with {findings} findings.")]
    private static partial void Recovered(ILogger logger, int logs, int findings);

    [LoggerMessage(EventId = 11, Level = LogLevel.Information, Message = "{log}: {bytes} bytes of an append that was never acknowledged were cut off ({segment}).")]
    private static partial void TornTail(ILogger logger, string log, string segment, long bytes);

    [LoggerMessage(EventId = 12, Level = LogLevel.Error, Message = "{log}: records are damaged and cannot be read, {count} at most: {segment}, {place}. Reading goes on AFTER_SEQUENCE_NUMBER {next}; `millrace fsck` says more.")]
    private static partial void Damaged(ILogger logger, string log, long count, string segment, string place, string? next);

    [LoggerMessage(EventId = 13, Level = LogLevel.Information, Message = "{log}: the index was made anew ({segment}).")]
    private static partial void IndexRebuilt(ILogger logger, string log, string segment);
}
