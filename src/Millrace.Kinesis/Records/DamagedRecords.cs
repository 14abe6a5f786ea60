using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Storage.Logs;
using Millrace.Wire;

namespace Millrace.Kinesis.Records;

/// <summary>
/// What a reader is told who comes to records that are damaged on the disk. SDKs send a call again that was answered with 500, so records that
/// could not be read for a moment are read then; those that are lost stay an error until the reader passes them.
/// </summary>
internal static class DamagedRecords
{
    /// <summary>The error: where the damage is, and where reading goes on.</summary>
    public static ServiceException Error(StreamKey stream, ShardState shard, LogDamage damage, RecordLogException fault) => new(
        "InternalFailure",
        $"Records of shard {shard.Id} in stream {stream.Name} under account {stream.AccountId} are damaged on the server's disk and cannot be read: "
        + $"{damage.LastPosition - damage.FirstPosition + 1} at most, in {Path.GetFileName(damage.Segment)} ({damage.Place}). "
        + $"Reading goes on AFTER_SEQUENCE_NUMBER {shard.NumberPast(damage.LastPosition)}.",
        status: 500,
        fault);
}
