namespace Millrace.Client.Producer;

/// <summary>A lane for each shard of the map, and one for what no shard is known for.</summary>
internal sealed class ShardLanes(ProducerOptions options, Random random)
{
    // What comes before the first map waits for it: unaggregated it would cost the stream many times as much.
    private ShardLane[] _lanes =
        [new(shardId: null, ShardPacing.OfUnknownShard(options, random), options) { AwaitsMap = options.AggregationEnabled }];

    /// <summary>Null while no map is known.</summary>
    public ShardMap? Map { get; private set; }

    /// <summary>The lanes in the order of the map; the last is that of the unknown shard.</summary>
    public ReadOnlySpan<ShardLane> All => _lanes;

    public bool Contains(ShardLane lane) => Array.IndexOf(_lanes, lane) >= 0;

    public void Add(PendingRecord record) => For(record).Add(record);

    /// <summary>Puts records that were on their way before all others.</summary>
    public void Return(List<PendingRecord> records)
    {
        foreach (var group in records.GroupBy(For)) group.Key.Return(group);
    }

    /// <summary>Lays the lanes out by another map. What waits is laid out anew in the order in which it was accepted.</summary>
    public void LayOut(ShardMap? map)
    {
        var waiting = _lanes.SelectMany(lane => lane.Queue).SelectMany(record => record.UserRecords).OrderBy(record => record.Ordinal).ToList();
        var pacings = _lanes.Where(lane => lane.ShardId is not null).ToDictionary(lane => lane.ShardId!, lane => lane.Pacing, StringComparer.Ordinal);
        var unknown = new ShardLane(shardId: null, _lanes[^1].Pacing, options);
        Map = map;
        _lanes =
        [
            .. (map?.ShardIds ?? []).Select(id => new ShardLane(id, pacings.GetValueOrDefault(id) ?? new(options, random), options)),
            unknown,
        ];
        foreach (var record in waiting) Add(record);
    }

    private ShardLane For(PendingRecord record)
    {
        var index = Map?.IndexOf(record.HashKey) ?? -1;
        return index < 0 ? _lanes[^1] : _lanes[index];
    }
}
