using System.Buffers;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;

namespace Millrace.Kinesis.Records;

/// <summary>The records of one request, gathered by shard and otherwise in the order in which they were sent.</summary>
internal sealed class RecordBatch : IDisposable
{
    private readonly NewRecord[] _records;
    private readonly int[] _places;
    private readonly List<RecordBatchPart> _parts = [];

    /// <summary>Gathers the records.</summary>
    /// <param name="entries">The records.</param>
    /// <param name="shards">Where they may go.</param>
    /// <param name="attributes">What is kept beside each.</param>
    public RecordBatch(IReadOnlyList<PutRecordsRequestEntry> entries, OpenShards shards, byte attributes)
    {
        var count = entries.Count;
        _records = ArrayPool<NewRecord>.Shared.Rent(count);
        _places = ArrayPool<int>.Shared.Rent(count);
        var order = ArrayPool<long>.Shared.Rent(count);
        try
        {
            // Sorting shard and place as one number keeps the order within a shard.
            for (var i = 0; i < count; i++)
                order[i] = (long)shards.PlaceOf(IncomingRecord.HashKeyOf(entries[i].ExplicitHashKey, entries[i].PartitionKey.Span)) << 32 | (uint)i;

            if (shards.Count > 1) order.AsSpan(0, count).Sort();

            for (var i = 0; i < count; i++)
            {
                _places[i] = (int)order[i];
                var entry = entries[_places[i]];
                _records[i] = new NewRecord(entry.PartitionKey.Memory, entry.Data!.Value, attributes);
            }

            for (int start = 0, end; start < count; start = end)
            {
                var shard = order[start] >> 32;
                for (end = start + 1; end < count && order[end] >> 32 == shard;) end++;
                _parts.Add(new RecordBatchPart(shards[(int)shard], _records.AsMemory(start..end), _places.AsMemory(start..end)));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
        finally
        {
            ArrayPool<long>.Shared.Return(order);
        }
    }

    /// <summary>The records of each shard that gets any.</summary>
    public IReadOnlyList<RecordBatchPart> Parts => _parts;

    /// <summary>Takes those records out that somebody's faults hit, and says so in their results.</summary>
    /// <returns>How many.</returns>
    public int Fail(IPartFaults faults, StreamKey stream, RecordResults results)
    {
        var failed = 0;
        for (var i = 0; i < _parts.Count; i++)
        {
            var (shard, records, places, _) = _parts[i];
            var recordSpan = records.Span;
            var placeSpan = places.Span;
            var kept = 0;
            for (var at = 0; at < recordSpan.Length; at++)
            {
                if (faults.OfRecord(stream.Name, shard.Id, stream.AccountId) is { } error)
                {
                    results.Refuse(placeSpan[at], error.Code, error.Text);
                    continue;
                }

                (recordSpan[kept], placeSpan[kept]) = (recordSpan[at], placeSpan[at]);
                kept++;
            }

            failed += recordSpan.Length - kept;
            _parts[i] = new RecordBatchPart(shard, records[..kept], places[..kept]);
        }

        return failed;
    }

    /// <summary>Sets those records aside that their shards have no room for now.</summary>
    /// <param name="stream">The shards' stream.</param>
    /// <param name="limits">What they are held to.</param>
    /// <param name="time">The clock that they are asked by.</param>
    public void Throttle(DataStream stream, KinesisLimits limits, TimeProvider time)
    {
        for (var i = 0; i < _parts.Count; i++)
        {
            var part = _parts[i];
            var throttle = stream.ThrottleOf(part.Shard, time);
            var records = part.Records.Span;
            var places = part.Places.Span;
            var kept = 0;
            for (var at = 0; at < records.Length; at++)
            {
                if (!throttle.TryWrite(limits, records[at].Key.Length + records[at].Data.Length)) continue;

                (records[kept], records[at]) = (records[at], records[kept]);
                (places[kept], places[at]) = (places[at], places[kept]);
                kept++;
            }

            _parts[i] = new RecordBatchPart(part.Shard, part.Records[..kept], part.Places[..kept], part.Places[kept..]);
        }
    }

    /// <summary>Counts to each shard what it was sent, and the call to its stream. The bytes of the records are added up once for all who count.</summary>
    /// <param name="stream">The shards' stream.</param>
    /// <param name="forGrowth">Whether the stream grows with what it is sent.</param>
    /// <param name="failed">How many of the records failed.</param>
    /// <param name="took">How long the call took.</param>
    public void Count(DataStream stream, bool forGrowth, int failed, TimeSpan took)
    {
        var (bytes, taken, throttled) = (0L, 0, 0);
        foreach (var part in _parts)
        {
            var (partBytes, records, refused) = (part.Bytes, part.Records.Length, part.Throttled.Length);
            bytes += partBytes;
            taken += records;
            throttled += refused;
            if (forGrowth) stream.TrafficOf(part.Shard).Count(records, partBytes);
            stream.Meter.PutPart(part.Shard, records, partBytes, refused);
        }

        stream.Meter.PutBatch(taken, bytes, throttled, failed, took);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<NewRecord>.Shared.Return(_records, clearArray: true);
        ArrayPool<int>.Shared.Return(_places);
    }
}

/// <summary>The records of one shard.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Records">The records in order.</param>
/// <param name="Places">Where each stood in the request.</param>
/// <param name="Throttled">Where those stood that the shard has no room for now; they are not among the records.</param>
internal readonly record struct RecordBatchPart(
    ShardState Shard, Memory<NewRecord> Records, Memory<int> Places, Memory<int> Throttled = default)
{
    /// <summary>The bytes of the records, partition keys included.</summary>
    public long Bytes
    {
        get
        {
            var bytes = 0L;
            foreach (ref readonly var record in Records.Span) bytes += record.Key.Length + record.Data.Length;
            return bytes;
        }
    }
}
