namespace Millrace.Kcl.Leases;

/// <summary>
/// Keeps this worker's leases: takes or is assigned them, renews them, hands them over. The consumers of shards see no more of the lease table than this.
/// </summary>
internal interface ILeaseCoordinator : IAsyncDisposable
{
    /// <summary>This worker's id.</summary>
    string WorkerId { get; }

    /// <summary>Whether this worker is the one that assigns leases and looks after the list of shards.</summary>
    bool IsLeader { get; }

    /// <summary>The leases held now, a snapshot. One whose duration has passed without a renewal is not among them, and is lost.</summary>
    IReadOnlyList<HeldLease> Held { get; }

    /// <summary>Ends once the leases held are others than those of a snapshot.</summary>
    /// <param name="known">The snapshot, as <see cref="Held"/> gave it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task WaitForChangeAsync(IReadOnlyList<HeldLease> known, CancellationToken cancellationToken);

    /// <summary>Begins to renew and to take leases. The table exists by then.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Asks for a round now and not at its time, since there are new leases. It returns at once; rounds still do not overlap.</summary>
    void RequestRound();

    /// <summary>
    /// Takes those of the leases that nobody has, as far as this worker may have more: whoever ends a shard goes on with those that follow it, and does not
    /// wait for the next round. What cannot be taken is left to the rounds.
    /// </summary>
    Task TakeFreeAsync(IReadOnlyList<string> leaseKeys, CancellationToken cancellationToken);

    /// <summary>No more leases are taken; those held are renewed on.</summary>
    Task StopTakingAsync();

    /// <summary>Stores a checkpoint and forgets a prepared one.</summary>
    /// <returns>False when the lease is not this worker's any more; it is lost then.</returns>
    /// <exception cref="Processing.ThrottlingException">DynamoDB throttled it.</exception>
    /// <exception cref="Processing.InvalidStateException">The table or the lease does not exist.</exception>
    /// <exception cref="Processing.KinesisClientLibDependencyException">DynamoDB failed otherwise.</exception>
    Task<bool> CheckpointAsync(HeldLease lease, ExtendedSequenceNumber checkpoint, CancellationToken cancellationToken);

    /// <summary>Stores a checkpoint to be made later.</summary>
    /// <inheritdoc cref="CheckpointAsync"/>
    Task<bool> PrepareCheckpointAsync(
        HeldLease lease, ExtendedSequenceNumber pending, ReadOnlyMemory<byte> state, CancellationToken cancellationToken);

    /// <summary>Stores which shards follow one that ended.</summary>
    /// <inheritdoc cref="CheckpointAsync"/>
    Task<bool> SetChildShardsAsync(HeldLease lease, IReadOnlyList<string> childShardIds, CancellationToken cancellationToken);

    /// <summary>Reads the row anew, as initialization must (facts/kcl.md 4). Null when the lease is lost.</summary>
    /// <inheritdoc cref="CheckpointAsync"/>
    Task<Lease?> RefreshAsync(HeldLease lease, CancellationToken cancellationToken);

    /// <summary>Gives a lease up so that another worker finds it without waiting for it to expire; ends a hand-off by passing it to its new owner. It is lost then.</summary>
    Task ReleaseAsync(HeldLease lease, CancellationToken cancellationToken);
}
