namespace Millrace.Kinesis.Metering;

/// <summary>What has gone into a shard or a stream, and out of it, since the server started. Sizes include partition keys.</summary>
/// <param name="IncomingRecords">Records that were appended.</param>
/// <param name="IncomingBytes">Their bytes.</param>
/// <param name="OutgoingRecords">Records that GetRecords and subscriptions gave out.</param>
/// <param name="OutgoingBytes">Their bytes.</param>
/// <param name="WritesRefused">Records that were refused for the shard's limits.</param>
/// <param name="ReadsRefused">GetRecords calls that were.</param>
/// <param name="IteratorAge">How far the last read was behind, in milliseconds; of a stream, the most of its shards.</param>
public readonly record struct ShardCounts(
    long IncomingRecords, long IncomingBytes, long OutgoingRecords, long OutgoingBytes, long WritesRefused, long ReadsRefused, long IteratorAge)
{
    /// <summary>What was counted since an earlier look. A stream that was deleted and made again meanwhile counts from zero.</summary>
    /// <param name="before">What was counted then.</param>
    /// <returns>The differences, and the age of now.</returns>
    public ShardCounts Since(ShardCounts before) => IncomingRecords < before.IncomingRecords || OutgoingRecords < before.OutgoingRecords
        ? this
        : new(
            IncomingRecords - before.IncomingRecords,
            IncomingBytes - before.IncomingBytes,
            OutgoingRecords - before.OutgoingRecords,
            OutgoingBytes - before.OutgoingBytes,
            WritesRefused - before.WritesRefused,
            ReadsRefused - before.ReadsRefused,
            IteratorAge);
}
