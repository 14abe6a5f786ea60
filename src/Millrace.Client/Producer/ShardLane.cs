namespace Millrace.Client.Producer;

/// <summary>What waits for one shard, and how it may be sent. The loop alone touches it.</summary>
/// <param name="shardId">The shard; null for records whose shard is not known. These travel alone, so they land where they belong.</param>
/// <param name="pacing">The shard's rate and pauses; the ones that it had under an earlier map when there are.</param>
/// <param name="options">The producer's settings.</param>
internal sealed class ShardLane(string? shardId, ShardPacing pacing, ProducerOptions options)
{
    private readonly LinkedList<OutgoingRecord> _queue = new();
    private readonly bool _aggregates = shardId is not null && options.AggregationEnabled;

    public string? ShardId => shardId;

    public ShardPacing Pacing => pacing;

    /// <summary>What waits, in the order in which it is sent.</summary>
    public LinkedList<OutgoingRecord> Queue => _queue;

    /// <summary>Whether a new map is on its way, by which what waits here is laid out anew: until it comes nothing is sent.</summary>
    public bool AwaitsMap { get; set; }

    public int RecordsInFlight { get; set; }

    /// <summary>Whether something may be sent once the time has come.</summary>
    public bool IsOpen => !AwaitsMap && !(options.PreserveOrder && RecordsInFlight > 0);

    public void Add(PendingRecord record)
    {
        if (_queue.Last?.Value.TryAdd(record) != true) _queue.AddLast(Begin(record));
    }

    /// <summary>Puts records that come back before all others, in their order.</summary>
    public void Return(IEnumerable<PendingRecord> records)
    {
        LinkedListNode<OutgoingRecord>? last = null;
        foreach (var record in records)
        {
            if (last?.Value.TryAdd(record) == true) continue;
            var begun = Begin(record);
            last = last is null ? _queue.AddFirst(begun) : _queue.AddAfter(last, begun);
        }
    }

    private OutgoingRecord Begin(PendingRecord record) =>
        _aggregates ? OutgoingRecord.Aggregate(record, options) : OutgoingRecord.Plain(record);
}
