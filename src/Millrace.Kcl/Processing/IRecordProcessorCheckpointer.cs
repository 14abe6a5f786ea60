using Millrace.Client.Aggregation;

namespace Millrace.Kcl.Processing;

/// <summary>
/// Stores in the lease how far a shard is processed. A checkpoint lies between the last one and the largest record delivered; the
/// same again is accepted and not written (facts/kcl.md 4).
/// </summary>
public interface IRecordProcessorCheckpointer
{
    /// <summary>Checkpoints everything that was delivered; at the end of a shard, its end.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ShutdownException">The lease is not this worker's any more.</exception>
    /// <exception cref="ThrottlingException">DynamoDB throttled it: try again later.</exception>
    /// <exception cref="InvalidStateException">The lease or its table does not exist.</exception>
    /// <exception cref="KinesisClientLibDependencyException">DynamoDB failed otherwise.</exception>
    Task CheckpointAsync(CancellationToken cancellationToken = default);

    /// <summary>Checkpoints a position.</summary>
    /// <param name="sequenceNumber">The number of a record that was delivered.</param>
    /// <param name="subSequenceNumber">The record's place inside its aggregated record, from 0.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The position is before the last checkpoint or behind what was delivered, or no number.</exception>
    /// <inheritdoc cref="CheckpointAsync(CancellationToken)"/>
    Task CheckpointAsync(string sequenceNumber, long subSequenceNumber = 0, CancellationToken cancellationToken = default);

    /// <summary>Checkpoints a record.</summary>
    /// <param name="record">A record that was delivered.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="CheckpointAsync(string, long, CancellationToken)"/>
    Task CheckpointAsync(UserRecord record, CancellationToken cancellationToken = default);

    /// <summary>Stores a checkpoint to be made later, with what the next owner needs to finish the work in between.</summary>
    /// <param name="position">The position; null for everything that was delivered.</param>
    /// <param name="state">Bytes for the next owner.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="CheckpointAsync(string, long, CancellationToken)"/>
    Task<IPreparedCheckpointer> PrepareCheckpointAsync(
        ExtendedSequenceNumber? position = null, ReadOnlyMemory<byte> state = default, CancellationToken cancellationToken = default);
}

/// <summary>A checkpoint that is prepared.</summary>
public interface IPreparedCheckpointer
{
    /// <summary>The position.</summary>
    ExtendedSequenceNumber PendingCheckpoint { get; }

    /// <summary>Makes it.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="IRecordProcessorCheckpointer.CheckpointAsync(string, long, CancellationToken)"/>
    Task CheckpointAsync(CancellationToken cancellationToken = default);
}
