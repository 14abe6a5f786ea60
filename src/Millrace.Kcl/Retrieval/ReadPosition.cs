using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Retrieval;

/// <summary>Where reading begins, in the terms of GetShardIterator and SubscribeToShard.</summary>
/// <param name="Type">One of <see cref="ShardIteratorType"/>.</param>
/// <param name="SequenceNumber">The number, where the type takes one.</param>
/// <param name="Timestamp">The instant, for AT_TIMESTAMP.</param>
internal readonly record struct ReadPosition(string Type, string? SequenceNumber = null, DateTimeOffset? Timestamp = null)
{
    /// <summary>
    /// Where to begin for a checkpoint. A number is begun at and not after: it may be that of an aggregated record of which not all was
    /// processed, and the reader leaves out what was (facts/kcl.md 4).
    /// </summary>
    /// <param name="checkpoint">The lease's checkpoint.</param>
    /// <param name="timestamp">The instant that AT_TIMESTAMP means; without one it means the oldest record.</param>
    public static ReadPosition Of(ExtendedSequenceNumber checkpoint, DateTimeOffset? timestamp) => checkpoint switch
    {
        { IsSentinel: false } => new(ShardIteratorType.AtSequenceNumber, checkpoint.SequenceNumber),
        { SequenceNumber: "LATEST" } => new(ShardIteratorType.Latest),
        { SequenceNumber: "AT_TIMESTAMP" } when timestamp is not null => new(ShardIteratorType.AtTimestamp, Timestamp: timestamp),
        _ => new(ShardIteratorType.TrimHorizon),
    };

    /// <summary>Behind a record, or any number.</summary>
    public static ReadPosition After(string sequenceNumber) => new(ShardIteratorType.AfterSequenceNumber, sequenceNumber);
}
