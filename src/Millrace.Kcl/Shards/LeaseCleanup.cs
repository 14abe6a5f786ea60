using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Millrace.Kcl.Leases;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Shards;

/// <summary>
/// Deletes leases at SHARD_END that have served. Each worker looks after those that it completed itself; the leader also after those that nobody
/// remembers, once it has seen twice that they can go, so that who completes one now has the time to do so.
/// </summary>
internal sealed class LeaseCleanup(ILeaseTable table, ILogger logger)
{
    private readonly ConcurrentDictionary<string, bool> _completed = new();
    private readonly HashSet<string> _seen = [];
    private readonly HashSet<string> _explained = [];

    /// <summary>Whether this worker completed leases that are not deleted yet.</summary>
    public bool IsWaiting => !_completed.IsEmpty;

    /// <summary>This worker completed a lease.</summary>
    public void Add(Lease lease) => _completed[lease.LeaseKey] = true;

    /// <summary>Deletes what can be deleted of one stream.</summary>
    /// <param name="leases">All its leases.</param>
    /// <param name="shards">All its shards that have not expired; null when they are not known now.</param>
    /// <param name="isLeader">Whether this worker looks after all of them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task RunAsync(IReadOnlyList<Lease> leases, IReadOnlyList<Shard>? shards, bool isLeader, CancellationToken cancellationToken)
    {
        var (deletable, kept) = new CompletedLeases(leases, shards).Sort();
        HashSet<string> waiting = [];
        foreach (var lease in deletable)
        {
            var key = lease.LeaseKey;
            var isDue = _completed.ContainsKey(key) || (isLeader && !_seen.Add(key));
            if (!isDue || lease.ParentShardIds.Any(waiting.Contains))
            {
                waiting.Add(lease.ShardId);
                continue;
            }

            await table.DeleteAsync(key, cancellationToken).ConfigureAwait(false);
            ShardSyncLog.CompletedLeaseDeleted(logger, key);
            _completed.TryRemove(key, out _);
            _seen.Remove(key);
            _explained.Remove(key);
        }

        foreach (var (lease, reason) in kept)
            if (_completed.ContainsKey(lease.LeaseKey) && _explained.Add(lease.LeaseKey)) ShardSyncLog.CompletedLeaseKept(logger, lease.LeaseKey, reason);
    }
}
