using System.Globalization;
using System.Numerics;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Tests.Shards;

/// <summary>A stream's shards as they come and go by splits, merges and expiry; numbers as AWS gives them.</summary>
internal sealed class ShardTree
{
    private static readonly BigInteger FirstNumber = BigInteger.Parse("49546986683135544286507457936321625675700192471156785154", CultureInfo.InvariantCulture);

    private readonly List<Shard> _all = [];
    private readonly HashSet<string> _expired = [];
    private int _clock;

    public ShardTree(int count)
    {
        foreach (var range in HashRange.Even(count)) Add(range);
    }

    /// <summary>What ListShards answers without a filter.</summary>
    public IReadOnlyList<Shard> Listed => [.. _all.Where(shard => !_expired.Contains(shard.ShardId))];

    public IReadOnlyList<Shard> All => _all;

    public IReadOnlyList<Shard> Open => [.. _all.Where(static shard => shard.SequenceNumberRange.EndingSequenceNumber is null)];

    /// <summary>The shards that were open when the oldest that are listed were.</summary>
    public IReadOnlyList<Shard> Oldest =>
        [.. Listed.Where(shard => !Parents(shard).Any(parent => Listed.Any(other => other.ShardId == parent)))];

    public Shard this[string shardId] => _all.Single(shard => shard.ShardId == shardId);

    public Shard this[int number] => _all[number];

    public static IEnumerable<string> Parents(Shard shard) => new[] { shard.ParentShardId, shard.AdjacentParentShardId }.OfType<string>();

    private IEnumerable<Shard> Children(Shard shard) => _all.Where(child => Parents(child).Contains(shard.ShardId));

    /// <summary>The children of a shard as GetRecords tells them at its end.</summary>
    public ChildShard[] ChildShards(int number) => [.. Children(this[number]).Select(static shard => new ChildShard
    {
        ShardId = shard.ShardId, ParentShards = [.. Parents(shard)], HashKeyRange = shard.HashKeyRange,
    })];

    public IEnumerable<string> Ancestors(Shard shard) => Parents(shard).SelectMany(id => Ancestors(this[id]).Prepend(id));

    public void Split(Shard shard)
    {
        var range = HashRange.From(shard.HashKeyRange);
        if (range.Start == range.End) return;
        Close(shard);
        var middle = range.Start + ((range.End - range.Start) / 2);
        Add(new(range.Start, middle), shard.ShardId);
        Add(new(middle + 1, range.End), shard.ShardId);
    }

    /// <summary>Merges a shard with the open one above it, if any.</summary>
    public void Merge(Shard shard)
    {
        var range = HashRange.From(shard.HashKeyRange);
        if (range.End == UInt128.MaxValue) return;
        var above = Open.Single(other => HashRange.From(other.HashKeyRange).Start == range.End + 1);
        Close(shard);
        Close(above);
        Add(new(range.Start, HashRange.From(above.HashKeyRange).End), shard.ShardId, above.ShardId);
    }

    /// <summary>The oldest closed shards are listed no more, as many as are wished and no more than those whose parents are gone.</summary>
    public void Expire(int count) =>
        _expired.UnionWith(_all.TakeWhile(static shard => shard.SequenceNumberRange.EndingSequenceNumber is not null).Take(count).Select(static shard => shard.ShardId));

    /// <summary>Splits and merges, in turn, of shards that are chosen by number.</summary>
    public ShardTree Reshard(IEnumerable<(bool Splits, int Choice)> steps)
    {
        foreach (var (splits, choice) in steps)
        {
            var shard = Open[choice % Open.Count];
            if (splits) Split(shard);
            else Merge(shard);
        }

        return this;
    }

    private void Add(HashRange range, string? parent = null, string? adjacent = null) => _all.Add(new Shard
    {
        ShardId = string.Create(CultureInfo.InvariantCulture, $"shardId-{_all.Count:D12}"),
        ParentShardId = parent,
        AdjacentParentShardId = adjacent,
        HashKeyRange = range.ToShape(),
        SequenceNumberRange = new() { StartingSequenceNumber = Number() },
    });

    private void Close(Shard shard)
    {
        var at = _all.FindIndex(other => other.ShardId == shard.ShardId);
        _all[at] = _all[at] with { SequenceNumberRange = shard.SequenceNumberRange with { EndingSequenceNumber = Number() } };
    }

    private string Number() => (FirstNumber + ++_clock).ToString(CultureInfo.InvariantCulture);
}
