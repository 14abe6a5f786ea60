using System.Diagnostics.CodeAnalysis;
using Millrace.Client.Aggregation;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Lifecycle;

/// <summary>
/// The checkpoints of one shard for one time of holding its lease (facts/kcl.md 4). Its consumer says what was delivered; a checkpoint made by the
/// application lies between the last one and that.
/// </summary>
/// <param name="lease">The lease.</param>
/// <param name="coordinator">Stores checkpoints.</param>
/// <param name="start">The lease's checkpoint when its consumer began.</param>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle frees nothing, and applications may keep a checkpointer for long.")]
internal sealed class Checkpointer(HeldLease lease, ILeaseCoordinator coordinator, ExtendedSequenceNumber start) : IRecordProcessorCheckpointer
{
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Lock _lock = new();
    private ExtendedSequenceNumber _last = start;
    private ExtendedSequenceNumber _delivered = start;
    private ExtendedSequenceNumber _processed = start;
    private bool _failed;
    private bool _atEnd;

    /// <summary>The last checkpoint that was stored.</summary>
    public ExtendedSequenceNumber Last
    {
        get
        {
            lock (_lock) return _last;
        }
    }

    // What a checkpoint without a number means.
    private ExtendedSequenceNumber Everything
    {
        get
        {
            if (_atEnd) return ExtendedSequenceNumber.ShardEnd;
            if (!_failed) return _delivered;
            return _processed > _last ? _processed : _last;
        }
    }

    /// <summary>Records up to a position are about to be given to the processor.</summary>
    public void Deliver(ExtendedSequenceNumber position)
    {
        lock (_lock)
        {
            _delivered = position;
            _failed = false;
        }
    }

    /// <summary>What was delivered is done with.</summary>
    public void Processed()
    {
        lock (_lock) _processed = _delivered;
    }

    /// <summary>
    /// What was delivered could not be processed, and will be delivered again. Until then a checkpoint without a number stops short of it, or it
    /// would be lost; one by number can still lie within.
    /// </summary>
    public void Failed()
    {
        lock (_lock) _failed = true;
    }

    /// <summary>No records follow: from now on a checkpoint of everything, or of the last record, is one of the shard's end.</summary>
    public void ReachEnd()
    {
        lock (_lock) _atEnd = true;
    }

    /// <inheritdoc/>
    public Task CheckpointAsync(CancellationToken cancellationToken = default) => StoreAsync(null, cancellationToken);

    /// <inheritdoc/>
    public async Task CheckpointAsync(string sequenceNumber, long subSequenceNumber = 0, CancellationToken cancellationToken = default) =>
        await StoreAsync(new ExtendedSequenceNumber(sequenceNumber, subSequenceNumber), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task CheckpointAsync(UserRecord record, CancellationToken cancellationToken = default) =>
        CheckpointAsync(record.SequenceNumber, record.SubSequenceNumber, cancellationToken);

    /// <inheritdoc/>
    public async Task<IPreparedCheckpointer> PrepareCheckpointAsync(
        ExtendedSequenceNumber? position = null, ReadOnlyMemory<byte> state = default, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var pending = Check(position);
            if (pending != Last)
                ThrowIfLost(await coordinator.PrepareCheckpointAsync(lease, pending, state, cancellationToken).ConfigureAwait(false));
            return new Prepared(this, pending);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task StoreAsync(ExtendedSequenceNumber? position, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var checkpoint = Check(position);
            if (checkpoint == Last) return;
            ThrowIfLost(await coordinator.CheckpointAsync(lease, checkpoint, cancellationToken).ConfigureAwait(false));
            lock (_lock) _last = checkpoint;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>The position that a caller means, once it is known to be allowed.</summary>
    private ExtendedSequenceNumber Check(ExtendedSequenceNumber? position)
    {
        ThrowIfLost(!lease.Lost.IsCancellationRequested);
        lock (_lock)
        {
            // Before anything is compared, or whoever had checkpointed the last record already could not end the shard by it.
            var meant = position is not { } given || (_atEnd && given == _delivered) ? Everything : given;
            var largest = _atEnd ? ExtendedSequenceNumber.ShardEnd : _delivered;
            if (meant >= _last && meant <= largest) return meant;
            throw new ArgumentException($"Checkpoint {meant} of shard {lease.Row.ShardId} is not between {_last}, the last one, and {largest}, the largest delivered.", nameof(position));
        }
    }

    private void ThrowIfLost(bool held)
    {
        if (!held) throw new ShutdownException($"The lease of shard {lease.Row.ShardId} is not this worker's any more.");
    }

    private sealed class Prepared(Checkpointer checkpointer, ExtendedSequenceNumber pending) : IPreparedCheckpointer
    {
        public ExtendedSequenceNumber PendingCheckpoint => pending;

        public Task CheckpointAsync(CancellationToken cancellationToken = default) => checkpointer.StoreAsync(pending, cancellationToken);
    }
}
