using Millrace.Kcl.Leases;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Shards;

/// <summary>
/// Which leases at SHARD_END have served (facts/kcl.md 4, cleanup): those whose children all have a checkpoint of their own and whose parents'
/// leases are gone, and those whose shard has expired.
/// </summary>
internal sealed class CompletedLeases
{
    private readonly Dictionary<string, Lease> _leases;
    private readonly Dictionary<string, Shard>? _shards;

    /// <param name="leases">All leases of a stream.</param>
    /// <param name="shards">All its shards that have not expired; null when they are not known now, and then none counts as expired.</param>
    public CompletedLeases(IEnumerable<Lease> leases, IEnumerable<Shard>? shards)
    {
        _leases = leases.ToDictionary(static lease => lease.ShardId);
        _shards = shards?.ToDictionary(static shard => shard.ShardId);
    }

    /// <summary>What can be deleted, parents before children, and why the rest cannot.</summary>
    public (IReadOnlyList<Lease> Deletable, IReadOnlyList<(Lease Lease, string Reason)> Kept) Sort()
    {
        var left = _leases.Values.Where(static lease => lease.Checkpoint.IsShardEnd).OrderBy(static lease => lease.ShardId, StringComparer.Ordinal).ToList();
        List<Lease> deletable = [];
        while (left.Find(lease => WhyKept(lease) is null) is { } served)
        {
            deletable.Add(served);
            left.Remove(served);
            _leases.Remove(served.ShardId);
        }

        return (deletable, left.ConvertAll(lease => (lease, WhyKept(lease)!)));
    }

    private string? WhyKept(Lease lease)
    {
        if (_shards is not null && !_shards.ContainsKey(lease.ShardId)) return null;
        if (lease.ParentShardIds.FirstOrDefault(_leases.ContainsKey) is { } parent) return $"its parent {parent} has a lease still";
        var children = Children(lease);
        if (children.Count == 0) return "no shard is known to follow it";
        foreach (var child in children)
        {
            if (!_leases.TryGetValue(child, out var row)) return $"its child {child} has no lease";
            if (row.Checkpoint == ExtendedSequenceNumber.TrimHorizon || row.Checkpoint == ExtendedSequenceNumber.AtTimestamp)
                return $"its child {child} has no checkpoint; a processor that never makes one keeps it for ever";
        }

        return null;
    }

    private IReadOnlyList<string> Children(Lease lease)
    {
        if (lease.ChildShardIds.Count > 0) return lease.ChildShardIds;
        return _shards is null
            ? []
            : [.. _shards.Values.Where(shard => ShardLeases.Parents(shard).Contains(lease.ShardId)).Select(static shard => shard.ShardId)];
    }
}
