using Millrace.Kcl.Leases;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Shards;

/// <summary>Keeps the leases in step with the shards of the streams (facts/kcl.md 4, lease creation).</summary>
internal interface IShardSync : IAsyncDisposable
{
    /// <summary>Creates the leases that are missing, for every stream. Called by the leader, at the start and whenever the list of shards may have changed.</summary>
    Task SyncAsync(CancellationToken cancellationToken);

    /// <summary>Begins the periodic look for leases that are missing, and for those that are done and can be deleted.</summary>
    Task StartAsync(ILeaseCoordinator coordinator, CancellationToken cancellationToken);

    /// <summary>Creates the leases of the shards that follow one that ended; those that exist are left as they are.</summary>
    /// <exception cref="Processing.InvalidStateException">The other parent of a merge has no lease yet: it is tried again later.</exception>
    Task CreateChildLeasesAsync(Lease ended, IReadOnlyList<ChildShard> children, CancellationToken cancellationToken);

    /// <summary>A lease reached SHARD_END: it is deleted once its children have begun.</summary>
    void Completed(Lease lease);

    /// <summary>Whether every parent that has a lease is at SHARD_END.</summary>
    Task<bool> AreParentsDoneAsync(Lease lease, CancellationToken cancellationToken);

    /// <summary>The shard's hash keys, from the lease or from ListShards; null when neither tells.</summary>
    ValueTask<HashRange?> FindHashRangeAsync(Lease lease, CancellationToken cancellationToken);
}
