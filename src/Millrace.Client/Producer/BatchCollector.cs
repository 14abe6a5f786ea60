namespace Millrace.Client.Producer;

/// <summary>Chooses what goes into the next PutRecords call.</summary>
internal sealed class BatchCollector(ProducerOptions options, ShardLanes lanes)
{
    /// <summary>So much for one shard makes a call worth sending (facts/kcl.md 10).</summary>
    private const int ShardWorthSending = 256 * 1024;

    private readonly HashSet<string> _partitionKeys = new(StringComparer.Ordinal);
    private List<(ShardLane Lane, OutgoingRecord Record)> _chosen = [];
    private long _chosenSize;
    private bool _worthSending;
    private bool _full;
    private int _turn;

    /// <summary>
    /// The next call, or null when nothing is due and nothing is full. Shards take turns at being first, so that none starves.
    /// </summary>
    public PutRecordsBatch? Collect(TimeSpan now)
    {
        _chosen.Clear();
        _chosenSize = 0;
        _worthSending = _full = false;
        var all = lanes.All;
        for (var i = 0; i < all.Length && !_full; i++) CollectFrom(all[(int)((uint)(_turn + i) % (uint)all.Length)], now);
        if (!_worthSending && !_full) return null;

        _turn++;
        foreach (var (lane, record) in _chosen)
        {
            lane.Queue.RemoveFirst();
            lane.RecordsInFlight++;
            lane.Pacing.RateLimit?.Take(record.Size);
        }

        var batch = new PutRecordsBatch(_chosen);
        _chosen = [];
        return batch;
    }

    /// <summary>The next instant at which a call may become due or a record expires.</summary>
    public TimeSpan NextInstant(TimeSpan now, bool maySend)
    {
        var next = TimeSpan.MaxValue;
        foreach (var lane in lanes.All)
        {
            if (lane.Queue.First?.Value is not { } first) continue;
            if (first.Expiration < next) next = first.Expiration;
            if (!maySend || !lane.IsOpen) continue;
            var due = Later(first.Deadline, lane.Pacing.Backoff.NotBefore);
            if (lane.Pacing.RateLimit is { } limit) due = Later(due, limit.ReadyAt(first.Size, now));
            if (due < next) next = due;
        }

        return next;
    }

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private void CollectFrom(ShardLane lane, TimeSpan now)
    {
        if (!lane.IsOpen || lane.Pacing.Backoff.NotBefore > now) return;
        _partitionKeys.Clear();
        var count = 0;
        var size = 0L;
        foreach (var record in lane.Queue)
        {
            var isDue = record.Deadline <= now;
            if (!isDue && !record.IsFull) break;
            if (lane.Pacing.RateLimit?.Allows(count + 1, size + record.Size, now) == false) break;
            // Of two records in one call the first can fail alone, so in a call a key has one record.
            if (options.PreserveOrder && HoldsChosenKey(record)) break;
            if (_chosen.Count > 0 && _chosenSize + record.Size > options.CollectionMaxSize)
            {
                _full = true;
                return;
            }

            _chosen.Add((lane, record));
            _chosenSize += record.Size;
            _worthSending |= isDue;
            count++;
            size += record.Size;
            if (_chosen.Count == options.CollectionMaxCount)
            {
                _full = true;
                return;
            }
        }

        _worthSending |= size >= ShardWorthSending;
    }

    /// <summary>Whether a record of the lane with one of its keys was chosen; if none was, its keys count as chosen.</summary>
    private bool HoldsChosenKey(OutgoingRecord record)
    {
        foreach (var user in record.UserRecords)
            if (_partitionKeys.Contains(user.PartitionKey)) return true;
        foreach (var user in record.UserRecords) _partitionKeys.Add(user.PartitionKey);
        return false;
    }
}
