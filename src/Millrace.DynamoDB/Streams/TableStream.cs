using Millrace.DynamoDB.Operations;
using Millrace.Model.DynamoDBStreams;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Streams;

/// <summary>Reads the stream of a table for another room of the program, without requests and answers in between.</summary>
public sealed class TableStream
{
    private const int MostBytes = 1024 * 1024;

    private readonly DynamoDBRoom _room;
    private readonly StreamKey _key;

    private TableStream(DynamoDBRoom room, StreamKey key)
    {
        _room = room;
        _key = key;
    }

    /// <summary>When the stream was enabled, which tells it from others of its table.</summary>
    public string Label => _key.Label;

    /// <summary>Finds a stream by its ARN.</summary>
    /// <exception cref="ServiceException">It is not there.</exception>
    internal static async ValueTask<TableStream> FindAsync(DynamoDBRoom room, string arn, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(arn, context);
        await room.Store.ReadAsync(reader => StreamReferences.Find(reader, key), cancellationToken);
        return new TableStream(room, key);
    }

    /// <summary>The shards, closed ones included, the oldest first.</summary>
    /// <exception cref="ServiceException">The stream is gone.</exception>
    public async ValueTask<IReadOnlyList<Shard>> ListShardsAsync(CancellationToken cancellationToken)
    {
        var stream = await _room.Store.ReadAsync(reader => StreamReferences.Find(reader, _key), cancellationToken);
        return [.. stream.Shards.Select(static shard => new Shard { ShardId = shard.Id, ParentShardId = shard.ParentId })];
    }

    /// <summary>The number that the next record of a shard will have, or of the one after it where it is closed.</summary>
    /// <param name="shardId">The shard.</param>
    /// <param name="cancellationToken">Ends the call before it has begun.</param>
    /// <exception cref="ServiceException">The stream is gone, or the shard.</exception>
    public ValueTask<long> FindLatestAsync(string shardId, CancellationToken cancellationToken) => _room.Store.ReadAsync(
        reader =>
        {
            var stream = StreamReferences.Find(reader, _key);
            return StreamReferences.FindShard(stream, shardId).End ?? StreamHead.Read(reader, stream.Space).Next;
        },
        cancellationToken);

    /// <summary>Reads what there is from a number on; nothing, perhaps. What was trimmed is passed over.</summary>
    /// <param name="shardId">The shard.</param>
    /// <param name="from">The least number.</param>
    /// <param name="maxRecords">At least 1.</param>
    /// <param name="cancellationToken">Ends the call before it has begun.</param>
    /// <exception cref="ServiceException">The stream is gone, or the shard.</exception>
    public ValueTask<TableStreamPage> ReadAsync(string shardId, long from, int maxRecords, CancellationToken cancellationToken) =>
        _room.Store.ReadAsync(reader => Read(reader, shardId, from, maxRecords), cancellationToken);

    private TableStreamPage Read(ITableReader reader, string shardId, long from, int maxRecords)
    {
        var stream = StreamReferences.Find(reader, _key);
        var shard = StreamReferences.FindShard(stream, shardId);
        var head = StreamHead.Read(reader, stream.Space);
        var end = shard.End ?? head.Next;
        var next = Math.Max(Math.Max(from, shard.Start), head.Oldest);
        var records = new List<TableStreamRecord>();
        var bytes = 0;
        foreach (var entry in StreamRecords.From(reader, stream.Space, next))
        {
            var number = StreamRecords.NumberOf(entry.Key);
            if (number >= end || records.Count == maxRecords || bytes >= MostBytes) break;
            var change = StreamRecordCodec.Decode(entry.Value);
            records.Add(new TableStreamRecord(number, change.Time, GetRecords.Describe(_key, stream, number, change)));
            bytes += entry.Value.Length;
            next = number + 1;
        }

        return new TableStreamPage(records, next, shard.End is { } closed && next >= closed);
    }
}

/// <summary>Records of one read.</summary>
/// <param name="Records">The records.</param>
/// <param name="Next">The number to go on from.</param>
/// <param name="HasEnded">Whether nothing comes after these, since the shard is closed.</param>
public sealed record TableStreamPage(IReadOnlyList<TableStreamRecord> Records, long Next, bool HasEnded);

/// <summary>A change of a table.</summary>
/// <param name="Number">Its place in the stream.</param>
/// <param name="Time">When it was, in epoch milliseconds.</param>
/// <param name="Record">The change as clients get it.</param>
public sealed record TableStreamRecord(long Number, long Time, Record Record);
