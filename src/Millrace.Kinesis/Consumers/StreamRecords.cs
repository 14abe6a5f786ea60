using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Records;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Kinesis.Throttling;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;
using Millrace.Wire;

namespace Millrace.Kinesis.Consumers;

/// <summary>Reads one incarnation of a stream for another room of the program, record by record, without requests and answers in between.</summary>
public sealed class StreamRecords
{
    private const long MostBytes = 10 << 20;

    private readonly KinesisRoom _room;
    private readonly DataStream _stream;
    private readonly ConsumerKey? _consumer;
    private readonly bool _isShown;

    private StreamRecords(KinesisRoom room, DataStream stream, ConsumerKey? consumer, bool isShown)
    {
        _room = room;
        _stream = stream;
        _consumer = consumer;
        _isShown = isShown;
    }

    /// <summary>Tells this stream from an earlier or a later one of its name.</summary>
    public string Incarnation => _stream.State.Incarnation.ToString("n");

    /// <summary>The stream's ARN.</summary>
    public string StreamArn => _stream.Key.Arn;

    /// <summary>The oldest arrival that is kept, in epoch milliseconds.</summary>
    public long Horizon => Math.Max(0, _stream.State.HorizonAt(_room.Now));

    /// <summary>Whether reads count as calls of GetRecords do, and are refused as they are; those of a consumer never are, nor what is only shown.</summary>
    public bool IsHeldToReadLimits => _consumer is null && !_isShown && _room.Limits.LimitsReads;

    /// <summary>Ends when the stream is another than now. Take it before looking at its shards.</summary>
    public Task Changed => _stream.Changed;

    /// <summary>Finds a stream by its ARN or by that of a consumer of it.</summary>
    /// <exception cref="ServiceException">It is not there.</exception>
    internal static StreamRecords Find(KinesisRoom room, string arn, RequestContext context, bool isShown)
    {
        if (!ConsumerKey.IsArn(arn)) return new StreamRecords(room, room.Streams.Find(StreamReferences.Resolve(arn, context, KinesisApi.GetRecords)), consumer: null, isShown);
        var key = ConsumerKey.Resolve(arn, context, KinesisApi.SubscribeToShard);
        var (stream, _) = key.Find(room.Streams, room.Now);
        return new StreamRecords(room, stream, key, isShown);
    }

    /// <summary>The shards that hold records, or will, closed ones included, the oldest first.</summary>
    /// <exception cref="ServiceException">The stream is gone.</exception>
    public IReadOnlyList<Shard> Shards()
    {
        ThrowIfGone();
        var horizon = Horizon;
        return [.. _stream.State.ShardsAt(_room.Now).Where(shard => !shard.IsExpired(horizon)).Select(static shard => shard.ToShape())];
    }

    /// <summary>The position at which reading of a shard begins.</summary>
    /// <param name="shardId">The shard.</param>
    /// <param name="type">One of <see cref="ShardIteratorType"/> that needs no sequence number.</param>
    /// <param name="timestamp">The instant, for <c>AT_TIMESTAMP</c>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ServiceException">The shard is gone.</exception>
    public async ValueTask<long> FindAsync(string shardId, string type, DateTimeOffset? timestamp, CancellationToken cancellationToken)
    {
        var (shard, log) = Open(shardId);
        return await new StartingPoint("GetShardIterator", type, SequenceNumber: null, timestamp).FindAsync(_stream.Key, shard, log, _room.Now, cancellationToken);
    }

    /// <summary>Reads what there is from a position on; nothing, perhaps.</summary>
    /// <param name="shardId">The shard.</param>
    /// <param name="from">The lowest position.</param>
    /// <param name="maxRecords">At least 1.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="ServiceException">The shard is gone, its records are damaged, or too much of it was read lately.</exception>
    public async ValueTask<StreamRecordsPage> ReadAsync(string shardId, long from, int maxRecords, CancellationToken cancellationToken)
    {
        var changed = _stream.Changed;
        ThrowIfGone();
        var (shard, log) = Open(shardId);
        var throttle = IsHeldToReadLimits ? _stream.ThrottleOf(shard, _room.Time) : null;
        if (throttle?.TryRead(_room.Limits) == false) throw ShardRates.ReadExceeded(_stream.Key, shard);
        try
        {
            var read = await ShardRead.ReadAsync(log, _stream.Key, shard, from, Horizon, maxRecords, MostBytes, _room.Now, cancellationToken);
            throttle?.CountRead(read.Bytes);
            return new StreamRecordsPage(read, log, changed, read.HasCaughtUp && !shard.IsOpen);
        }
        catch (RecordLogException) when (_stream.IsGone(shard))
        {
            throw ShardReferences.DoesNotExist(shard.Index, _stream.Key);
        }
    }

    private void ThrowIfGone()
    {
        if (_stream.IsClosed || _stream.State.IsGoneAt(_room.Now)) throw StreamReferences.NotFound(_stream.Key);
        _consumer?.Find(_room.Streams, _room.Now);
    }

    private (ShardState Shard, IRecordLog Log) Open(string shardId)
    {
        var index = ShardReferences.Parse(shardId, _stream.Key);
        return _stream.State.FindShardAt(_room.Now, index) is { } shard && _stream.TryOpenLog(shard, out var log)
            ? (shard, log)
            : throw ShardReferences.DoesNotExist(index, _stream.Key);
    }
}
