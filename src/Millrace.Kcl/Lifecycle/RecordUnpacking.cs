using Microsoft.Extensions.Logging;
using Millrace.Client.Aggregation;
using Millrace.Kcl.Retrieval;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Lifecycle;

/// <summary>Makes the user records of a shard's batches, without those that the checkpoint says are processed.</summary>
/// <param name="shard">The shard.</param>
/// <param name="range">Its hash keys; null when they are not known.</param>
/// <param name="checkpoint">The checkpoint that reading began at.</param>
/// <param name="log">The log.</param>
internal sealed class RecordUnpacking(ShardReference shard, HashRange? range, ExtendedSequenceNumber checkpoint, ILogger log)
{
    // Reading begins at the checkpoint, so only the first records can be before it, or at it.
    private bool _behindCheckpoint = checkpoint.IsSentinel;

    /// <summary>The records of a batch that are to be processed.</summary>
    public List<UserRecord> Unpack(RecordsBatch batch)
    {
        var records = new List<UserRecord>(batch.Records.Count);
        foreach (var record in batch.Records)
        {
            switch (RecordDeaggregator.Deaggregate(record, range, records))
            {
                case DeaggregationResult.Malformed:
                    ConsumerLog.Malformed(log, shard, record.SequenceNumber);
                    break;
                case DeaggregationResult.OutsideShard:
                    ConsumerLog.OutsideShard(log, shard, record.SequenceNumber);
                    break;
                default:
                    break;
            }
        }

        return _behindCheckpoint ? records : Behind(records);
    }

    /// <summary>The records that are behind a position.</summary>
    public static List<UserRecord> Behind(List<UserRecord> records, ExtendedSequenceNumber position)
    {
        var first = records.FindIndex(record => PositionOf(record) > position);
        return first < 0 ? [] : records[first..];
    }

    /// <summary>A record's position.</summary>
    public static ExtendedSequenceNumber PositionOf(in UserRecord record) => new(record.SequenceNumber, record.SubSequenceNumber);

    private List<UserRecord> Behind(List<UserRecord> records)
    {
        var rest = Behind(records, checkpoint);
        _behindCheckpoint = rest.Count > 0;
        return rest;
    }
}
