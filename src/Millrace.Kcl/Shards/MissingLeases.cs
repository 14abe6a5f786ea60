using Millrace.Kcl.Leases;
using Millrace.Kcl.Processing;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Shards;

/// <summary>
/// Which leases a stream lacks (facts/kcl.md 4, lease creation). Of an open shard without a lease only the oldest missing ancestors get one; those
/// between come when their parents end. Two things the Java KCL does not do: a parent that has a lease counts even when it is no longer listed, and
/// where every parent is at SHARD_END already, so that none will come to its end again, the child's lease is created here.
/// </summary>
internal sealed class MissingLeases
{
    private readonly StreamIdentifier _stream;
    private readonly ExtendedSequenceNumber _initial;
    private readonly Dictionary<string, Shard> _shards;
    private readonly Dictionary<string, Lease> _leases;
    private readonly Dictionary<string, bool> _descends = [];
    private readonly HashSet<string> _wanted = [];
    private readonly Dictionary<string, ExtendedSequenceNumber> _missing = [];

    private MissingLeases(StreamIdentifier stream, IReadOnlyList<Shard> shards, IEnumerable<Lease> leases, ExtendedSequenceNumber initial)
    {
        _stream = stream;
        _initial = initial;
        _shards = shards.ToDictionary(static shard => shard.ShardId);
        _leases = leases.ToDictionary(static lease => lease.ShardId);
    }

    private bool StartsAtLatest => _initial == ExtendedSequenceNumber.Latest;

    // What a shard before whose start nothing may be skipped begins with.
    private ExtendedSequenceNumber Whole => _initial == ExtendedSequenceNumber.AtTimestamp ? _initial : ExtendedSequenceNumber.TrimHorizon;

    /// <summary>The leases to be created, in order.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="shards">All its shards that have not expired.</param>
    /// <param name="leases">All its leases.</param>
    /// <param name="initial">Where shards without history begin.</param>
    /// <exception cref="KinesisClientLibDependencyException">The list of shards contradicts itself.</exception>
    public static IReadOnlyList<Lease> Of(
        StreamIdentifier stream, IReadOnlyList<Shard> shards, IEnumerable<Lease> leases, ExtendedSequenceNumber initial)
    {
        RequireClosedParents(stream, shards);
        return new MissingLeases(stream, shards, leases, initial).Find();
    }

    private static void RequireClosedParents(StreamIdentifier stream, IReadOnlyList<Shard> shards)
    {
        var open = shards.Where(static shard => !ShardLeases.IsClosed(shard)).Select(static shard => shard.ShardId).ToHashSet();
        if (shards.FirstOrDefault(shard => ShardLeases.Parents(shard).Any(open.Contains)) is { } child)
            throw new KinesisClientLibDependencyException($"The list of shards of {stream} has {child.ShardId}, whose parents are not all closed. It is asked again later.");
    }

    private List<Lease> Find()
    {
        foreach (var shard in _shards.Values)
            if (!ShardLeases.IsClosed(shard) && !_leases.ContainsKey(shard.ShardId) && !Descends(shard.ShardId))
                _missing[shard.ShardId] = _initial;
        return [.. ShardLeases.InOrder(_missing.Keys.Select(id => _shards[id])).Select(shard => ShardLeases.Create(_stream, shard, _missing[shard.ShardId]))];
    }

    /// <summary>Whether a shard has a lease, or an ancestor that has one or gets one here.</summary>
    private bool Descends(string shardId)
    {
        if (_leases.ContainsKey(shardId)) return true;
        if (!_shards.TryGetValue(shardId, out var shard)) return false;
        if (_descends.TryGetValue(shardId, out var known)) return known;
        _descends[shardId] = false;
        string[] parents = [.. ShardLeases.Parents(shard).Where(id => _shards.ContainsKey(id) || _leases.ContainsKey(id))];
        var descending = parents.Where(id => Descends(id) | _wanted.Contains(id)).ToHashSet();
        if (descending.Count == 0)
        {
            if (!StartsAtLatest) _wanted.Add(shardId);
            return false;
        }

        foreach (var parent in parents)
        {
            if (_leases.ContainsKey(parent)) continue;
            if (_wanted.Contains(parent)) _missing[parent] = Whole;
            else if (!descending.Contains(parent)) _missing[parent] = _initial;
        }

        if (parents.All(id => _leases.TryGetValue(id, out var lease) && lease.Checkpoint.IsShardEnd)) _missing[shardId] = Whole;
        return _descends[shardId] = true;
    }
}
