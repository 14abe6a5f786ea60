using Millrace.Model.Kinesis;

namespace Millrace.Client.Producer;

/// <summary>The open shards of a stream by their hash keys.</summary>
internal sealed class ShardMap
{
    private readonly HashRange[] _ranges;
    private readonly Dictionary<string, HashRange> _byId;

    public ShardMap(IEnumerable<Shard> shards)
    {
        var sorted = shards.Select(shard => (shard.ShardId, Range: HashRange.From(shard.HashKeyRange))).OrderBy(shard => shard.Range.End).ToArray();
        ShardIds = Array.ConvertAll(sorted, shard => shard.ShardId);
        _ranges = Array.ConvertAll(sorted, shard => shard.Range);
        _byId = sorted.ToDictionary(shard => shard.ShardId, shard => shard.Range, StringComparer.Ordinal);
    }

    /// <summary>The shards in the order of their ranges.</summary>
    public IReadOnlyList<string> ShardIds { get; }

    /// <summary>The position of the shard that takes a hash key; -1 when the map has a hole there.</summary>
    public int IndexOf(UInt128 hashKey)
    {
        int low = 0, high = _ranges.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ranges[middle].End < hashKey) low = middle + 1;
            else high = middle;
        }

        return low < _ranges.Length && _ranges[low].Contains(hashKey) ? low : -1;
    }

    public HashRange? RangeOf(string shardId) => _byId.TryGetValue(shardId, out var range) ? range : null;
}
