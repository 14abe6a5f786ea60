using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Millrace.DynamoDB.Tables;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Streams;

/// <summary>How streams begin, change their shard, end and are forgotten (facts/dynamodb.md 17).</summary>
internal static class StreamLife
{
    /// <summary>Records that are trimmed at once, so that no writer waits for long.</summary>
    private const int MostTrimmedAtOnce = 1000;

    private static readonly long ShardLifetime = (long)TimeSpan.FromHours(4).TotalMilliseconds;
    private static readonly long Retention = (long)TimeSpan.FromHours(24).TotalMilliseconds;

    /// <summary>Gives a table what a specification asks for.</summary>
    /// <returns>The table's new state, which is not written yet.</returns>
    public static TableState Enable(ITableWriter writer, TableKey table, TableState state, string viewType, long now)
    {
        // Two streams of one moment would have one name.
        var createdAt = now;
        while (StreamCatalog.Find(writer, new StreamKey(table, StreamKey.LabelOf(createdAt))) is not null) createdAt++;
        var key = new StreamKey(table, StreamKey.LabelOf(createdAt));
        var space = TableCatalog.NewSpace(writer);
        // Numbers that begin with the time are never used again, not by the table's next stream either.
        var first = createdAt * 1000;
        StreamCatalog.Put(writer, key, new StreamState
        {
            Space = space,
            CreatedAt = createdAt,
            ViewType = viewType,
            Key = state.Key,
            Shards = [Shard(key, first, parent: null, createdAt)],
        });
        new StreamHead(first, first, createdAt).Write(writer, space);
        return state with { StreamLabel = key.Label, Stream = new StreamReference(space, viewType) };
    }

    /// <summary>Ends the table's stream; its records stay for a day.</summary>
    /// <returns>The table's new state, which is not written yet.</returns>
    public static TableState Disable(ITableWriter writer, TableKey table, TableState state, long now)
    {
        var key = new StreamKey(table, state.StreamLabel!);
        if (StreamCatalog.Find(writer, key) is { } stream) StreamCatalog.Put(writer, key, Close(writer, stream, now) with { DisabledAt = now });
        return state with { Stream = null };
    }

    /// <summary>Puts a new shard in the place of one that has been open for long.</summary>
    /// <returns>The stream's head afterwards.</returns>
    public static StreamHead Rotate(ITableWriter writer, StreamKey key, StreamHead head, long now)
    {
        if (now - head.OpenedAt < ShardLifetime || StreamCatalog.Find(writer, key) is not { DisabledAt: null } stream) return head;
        var closed = Close(writer, stream, now);
        var next = StreamHead.Read(writer, stream.Space) with { OpenedAt = now };
        StreamCatalog.Put(writer, key, closed with { Shards = [.. closed.Shards, Shard(key, next.Next, closed.Shards[^1].Id, now)] });
        next.Write(writer, stream.Space);
        return next;
    }

    /// <summary>Rotates and trims a stream, and forgets one that was disabled a day ago.</summary>
    /// <returns>Whether there may be more to trim.</returns>
    public static bool Sweep(ITableWriter writer, StreamKey key, long now)
    {
        if (StreamCatalog.Find(writer, key) is not { } stream) return false;
        if (stream.DisabledAt is { } disabledAt && now - disabledAt >= Retention)
        {
            StreamCatalog.Delete(writer, key, stream);
            return false;
        }

        var head = Rotate(writer, key, StreamHead.Read(writer, stream.Space), now);
        var old = StreamRecords.From(writer, stream.Space, 0).TakeWhile(record => now - StreamRecordCodec.TimeOf(record.Value) >= Retention)
            .Take(MostTrimmedAtOnce).Select(static record => record.Key).ToList();
        foreach (var record in old) writer.Delete(stream.Space, record);
        if (old.Count > 0) (head with { Oldest = StreamRecords.NumberOf(old[^1]) + 1 }).Write(writer, stream.Space);
        stream = StreamCatalog.Find(writer, key)!;
        var kept = stream.Shards.Where(shard => shard.ClosedAt is not { } closedAt || now - closedAt < Retention).ToList();
        if (kept.Count < stream.Shards.Count) StreamCatalog.Put(writer, key, stream with { Shards = kept });
        return old.Count == MostTrimmedAtOnce;
    }

    /// <summary>Whether <see cref="Sweep"/> has something to do.</summary>
    public static bool IsDue(ITableReader reader, StreamKey key, long now)
    {
        if (StreamCatalog.Find(reader, key) is not { } stream) return false;
        if (stream.DisabledAt is { } disabledAt && now - disabledAt >= Retention) return true;
        if (stream.DisabledAt is null && now - StreamHead.Read(reader, stream.Space).OpenedAt >= ShardLifetime) return true;
        if (stream.Shards.Any(shard => now - shard.ClosedAt >= Retention)) return true;
        return StreamRecords.From(reader, stream.Space, 0).Take(1).Any(record => now - StreamRecordCodec.TimeOf(record.Value) >= Retention);
    }

    /// <summary>Closes the open shard. The number that it ends with is no record's, so that an empty shard has an end too.</summary>
    private static StreamState Close(ITableWriter writer, StreamState stream, long now)
    {
        var head = StreamHead.Read(writer, stream.Space);
        (head with { Next = head.Next + 1 }).Write(writer, stream.Space);
        return stream with { Shards = [.. stream.Shards.SkipLast(1), stream.Shards[^1] with { End = head.Next, ClosedAt = now }] };
    }

    private static ShardState Shard(StreamKey stream, long start, string? parent, long now)
    {
        var hash = XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{stream.Arn}/{start}")));
        return new ShardState { Id = string.Create(CultureInfo.InvariantCulture, $"shardId-{now:D20}-{hash:x8}"), ParentId = parent, Start = start };
    }
}
