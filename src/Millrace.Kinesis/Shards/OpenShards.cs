namespace Millrace.Kinesis.Shards;

/// <summary>The open shards of a stream in the order of their ranges, which cover the hash space without gap or overlap.</summary>
internal sealed class OpenShards
{
    private readonly ShardState[] _shards;
    private readonly UInt128[] _starts;

    /// <summary>Picks the open ones.</summary>
    public OpenShards(IReadOnlyList<ShardState> shards)
    {
        _shards = [.. shards.Where(static shard => shard.IsOpen).OrderBy(static shard => shard.Range.Start)];
        _starts = [.. _shards.Select(static shard => shard.Range.Start)];
    }

    /// <summary>How many there are.</summary>
    public int Count => _shards.Length;

    /// <summary>One of them, by its place in the order of ranges.</summary>
    public ShardState this[int place] => _shards[place];

    /// <summary>The place of the shard that takes a hash key.</summary>
    public int PlaceOf(UInt128 hashKey)
    {
        var place = Array.BinarySearch(_starts, hashKey);
        return place >= 0 ? place : ~place - 1;
    }
}
