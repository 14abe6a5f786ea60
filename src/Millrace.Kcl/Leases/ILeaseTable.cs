namespace Millrace.Kcl.Leases;

/// <summary>
/// The rows of leases and the conditional writes upon them (facts/dynamodb.md 2.3). Each conditional write answers null when its condition does not hold.
/// Errors of DynamoDB are thrown as <see cref="Processing.ThrottlingException"/>, <see cref="Processing.InvalidStateException"/> (no table) or
/// <see cref="Processing.KinesisClientLibDependencyException"/>.
/// </summary>
internal interface ILeaseTable
{
    /// <summary>Makes the table, and the index that KCL 3 asks, where they are missing; waits until they can be used.</summary>
    /// <returns>Whether it made the table.</returns>
    Task<bool> EnsureAsync(CancellationToken cancellationToken);

    /// <summary>Every lease; rows that are no leases are left out.</summary>
    Task<IReadOnlyList<Lease>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The leases of a worker, by the index.</summary>
    Task<IReadOnlyList<string>> ListKeysOfAsync(string owner, CancellationToken cancellationToken);

    /// <summary>A lease; null where there is none.</summary>
    Task<Lease?> FindAsync(string leaseKey, CancellationToken cancellationToken);

    /// <summary>Adds a lease.</summary>
    /// <returns>False when it is there already.</returns>
    Task<bool> CreateAsync(Lease lease, CancellationToken cancellationToken);

    /// <summary>Counts the lease up, for its owner and counter as given, and stores its throughput.</summary>
    /// <returns>The outcome, with the row as it is where the condition does not hold.</returns>
    Task<LeaseRenewal> RenewAsync(Lease lease, CancellationToken cancellationToken);

    /// <summary>Makes a worker the owner at once, for a counter as given.</summary>
    Task<Lease?> TakeAsync(Lease lease, string owner, CancellationToken cancellationToken);

    /// <summary>Begins a graceful hand-off to a worker: it becomes the owner, and the owner until now the checkpoint owner.</summary>
    Task<Lease?> RequestHandoffAsync(Lease lease, string owner, CancellationToken cancellationToken);

    /// <summary>Ends a hand-off: the checkpoint owner, as given, is removed.</summary>
    Task<Lease?> CompleteHandoffAsync(Lease lease, CancellationToken cancellationToken);

    /// <summary>Leaves the lease without an owner, for owner and counter as given.</summary>
    Task<Lease?> EvictAsync(Lease lease, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the checkpoint, clears the prepared one, counts up, for owner and counter as given. During a hand-off the owner is the checkpoint owner.
    /// </summary>
    Task<Lease?> CheckpointAsync(Lease lease, ExtendedSequenceNumber checkpoint, CancellationToken cancellationToken);

    /// <summary>Stores a prepared checkpoint, counts up, for owner and counter as given.</summary>
    Task<Lease?> PrepareCheckpointAsync(Lease lease, ExtendedSequenceNumber pending, ReadOnlyMemory<byte> state, CancellationToken cancellationToken);

    /// <summary>Stores which shards follow one that ended, and counts up, for owner and counter as given.</summary>
    Task<Lease?> SetChildShardsAsync(Lease lease, IReadOnlyList<string> childShardIds, CancellationToken cancellationToken);

    /// <summary>Stores child shards and the hash range, whoever owns the lease; null when the lease is gone.</summary>
    Task<Lease?> DescribeAsync(Lease lease, CancellationToken cancellationToken);

    /// <summary>Deletes a lease; one that is gone is no error.</summary>
    Task DeleteAsync(string leaseKey, CancellationToken cancellationToken);
}

/// <summary>What became of a renewal.</summary>
/// <param name="Succeeded">Whether the lease is renewed.</param>
/// <param name="Row">The row after it, or the row that stood in its way; null when the lease is gone.</param>
internal readonly record struct LeaseRenewal(bool Succeeded, Lease? Row);
