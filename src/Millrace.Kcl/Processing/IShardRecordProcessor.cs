namespace Millrace.Kcl.Processing;

/// <summary>
/// What an application does with the records of one shard. An instance serves one shard for as long as this worker holds its lease, and is
/// called by one task at a time: <see cref="InitializeAsync"/>, then <see cref="ProcessRecordsAsync"/> again and again, perhaps
/// <see cref="ShutdownRequestedAsync"/>, then either <see cref="LeaseLostAsync"/> or <see cref="ShardEndedAsync"/> (facts/kcl.md 4).
/// </summary>
public interface IShardRecordProcessor
{
    /// <summary>Before the first record. A failure is logged and the call repeated.</summary>
    /// <param name="input">Where the shard's records begin.</param>
    /// <param name="cancellationToken">Is cancelled when the lease is lost.</param>
    Task InitializeAsync(InitializationInput input, CancellationToken cancellationToken);

    /// <summary>Records in the order of the shard. What happens after a failure is the application's choice: <see cref="ProcessingFailure"/>.</summary>
    /// <param name="input">The records and a checkpointer.</param>
    /// <param name="cancellationToken">Is cancelled when the lease is lost: another worker has the shard, and a checkpoint is refused.</param>
    Task ProcessRecordsAsync(ProcessRecordsInput input, CancellationToken cancellationToken);

    /// <summary>The lease is another worker's: nothing can be checkpointed. It may come without <see cref="InitializeAsync"/>.</summary>
    /// <param name="input">What was lost.</param>
    /// <param name="cancellationToken">Is cancelled when the worker does not wait any longer.</param>
    Task LeaseLostAsync(LeaseLostInput input, CancellationToken cancellationToken);

    /// <summary>
    /// Every record of a closed shard was delivered. It must checkpoint, or the shards that follow are never read: a call that
    /// has not is repeated.
    /// </summary>
    /// <param name="input">The checkpointer.</param>
    /// <param name="cancellationToken">Is cancelled when the lease is lost.</param>
    Task ShardEndedAsync(ShardEndedInput input, CancellationToken cancellationToken);

    /// <summary>The worker stops, or hands the lease over: the last chance to checkpoint.</summary>
    /// <param name="input">The checkpointer.</param>
    /// <param name="cancellationToken">Is cancelled when the lease is lost or the grace is over.</param>
    Task ShutdownRequestedAsync(ShutdownRequestedInput input, CancellationToken cancellationToken);
}

/// <summary>Makes a processor for each shard that this worker comes to hold.</summary>
public interface IShardRecordProcessorFactory
{
    /// <summary>Makes the processor of a shard.</summary>
    /// <param name="stream">The shard's stream.</param>
    /// <param name="shardId">The shard.</param>
    IShardRecordProcessor Create(StreamIdentifier stream, string shardId);
}

/// <summary>What to do when <see cref="IShardRecordProcessor.ProcessRecordsAsync"/> fails.</summary>
public enum ProcessingFailure
{
    /// <summary>Deliver the same records again after a pause, until it succeeds or the lease is lost. Nothing is skipped.</summary>
    Retry,

    /// <summary>Log it and go on with the next records, as the Java KCL does: what it failed on is not delivered again.</summary>
    Skip,

    /// <summary>Stop the whole worker, with the failure as the outcome of its run.</summary>
    Stop,
}
