using Millrace.Client.Aggregation;

namespace Millrace.Kcl.Processing;

/// <summary>What a processor learns before the first record.</summary>
/// <param name="ShardId">The shard.</param>
/// <param name="Checkpoint">Where the lease stands: the last record that was checkpointed, or a word for where to begin.</param>
/// <param name="PendingCheckpoint">A checkpoint that an earlier owner had prepared and not made; null for none.</param>
/// <param name="PendingCheckpointState">What that owner kept with it; empty for none.</param>
public sealed record InitializationInput(
    string ShardId, ExtendedSequenceNumber Checkpoint, ExtendedSequenceNumber? PendingCheckpoint, ReadOnlyMemory<byte> PendingCheckpointState);

/// <summary>Records to process.</summary>
/// <param name="Records">The records, de-aggregated, in the order of the shard. Their data is not reused and may be kept.</param>
/// <param name="Checkpointer">Makes checkpoints up to the last of them.</param>
/// <param name="MillisBehindLatest">How far the records lag behind the newest of the shard, in milliseconds; null when that is not known.</param>
/// <param name="IsAtShardEnd">Whether no records follow.</param>
/// <param name="Enqueued">When they had been fetched.</param>
public sealed record ProcessRecordsInput(
    IReadOnlyList<UserRecord> Records, IRecordProcessorCheckpointer Checkpointer, long? MillisBehindLatest, bool IsAtShardEnd, DateTimeOffset Enqueued);

/// <summary>What was lost.</summary>
/// <param name="ShardId">The shard.</param>
public sealed record LeaseLostInput(string ShardId);

/// <summary>The end of a shard.</summary>
/// <param name="ShardId">The shard.</param>
/// <param name="Checkpointer">Must be used, without a number: it stores SHARD_END.</param>
public sealed record ShardEndedInput(string ShardId, IRecordProcessorCheckpointer Checkpointer);

/// <summary>A request to stop.</summary>
/// <param name="ShardId">The shard.</param>
/// <param name="Checkpointer">The last chance to checkpoint.</param>
public sealed record ShutdownRequestedInput(string ShardId, IRecordProcessorCheckpointer Checkpointer);
