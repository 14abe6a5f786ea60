using System.Text.Json.Serialization;
using Millrace.Kinesis.Records;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Shards;

/// <summary>A shard as it is kept: its place in the hash space, its parents and its life. It never changes but by being closed.</summary>
internal sealed record ShardState
{
    /// <summary>The number in its id, never used twice in a stream.</summary>
    public required int Index
    {
        get;
        init
        {
            field = value;
            Id = ShardName.Format(value);
        }
    }

    /// <summary>The canonical id.</summary>
    [JsonIgnore]
    public string Id { get; private init; } = "";

    /// <summary>The hash keys that it takes.</summary>
    public required HashRange Range { get; init; }

    /// <summary>The shard that was split or merged into this one.</summary>
    public int? Parent { get; init; }

    /// <summary>The other parent of a merge.</summary>
    public int? AdjacentParent { get; init; }

    /// <summary>The second of creation that its sequence numbers carry; not the moment when it opened (facts/kinesis.md 4.4).</summary>
    public required long CreationSecond { get; init; }

    /// <summary>The first instant at which it was open, in epoch milliseconds; a child's is the one after its parents closed.</summary>
    public required long OpenedAt { get; init; }

    /// <summary>The last instant at which it was open, in epoch milliseconds; null while it is.</summary>
    public long? ClosedAt { get; init; }

    /// <summary>The second of closing that its ending number carries; null for that of <see cref="ClosedAt"/>.</summary>
    public long? ClosingSecond { get; init; }

    /// <summary>Whether it takes records.</summary>
    [JsonIgnore]
    public bool IsOpen => ClosedAt is null;

    /// <summary>The number before the first record's.</summary>
    [JsonIgnore]
    public SequenceNumber StartingSequenceNumber => SequenceNumberAt(0, CreationSecond);

    /// <summary>The number after the last record's, once it is closed. Children are created in the second after the one it carries.</summary>
    [JsonIgnore]
    public SequenceNumber? EndingSequenceNumber => ClosedAt is { } closedAt
        ? SequenceNumberAt(long.MaxValue, ClosingSecond ?? closedAt / 1000)
        : null;

    /// <summary>The number of a record.</summary>
    public SequenceNumber SequenceNumberAt(long position, long arrivalSecond) =>
        SequenceNumber.Of(CreationSecond, Index, position, arrivalSecond);

    /// <summary>A number AFTER which a reader passes a position, be there a record or not: only the index counts then.</summary>
    public string NumberPast(long position) => SequenceNumberAt(position, CreationSecond).ToString();

    /// <summary>The shards of a stream that is made, of equal width.</summary>
    /// <param name="count">How many.</param>
    /// <param name="creationSecond">The second of creation that their sequence numbers carry.</param>
    /// <param name="now">When they open, in epoch milliseconds.</param>
    public static ShardState[] OfNewStream(int count, long creationSecond, long now)
    {
        var ranges = HashRange.Even(count);
        var shards = new ShardState[count];
        for (var i = 0; i < count; i++)
            shards[i] = new ShardState { Index = i, Range = ranges[i], CreationSecond = creationSecond, OpenedAt = now };

        return shards;
    }

    /// <summary>The shard closed.</summary>
    /// <param name="last">The last instant at which it was open, in epoch milliseconds.</param>
    /// <param name="second">The second of closing that its ending number carries; ahead of that instant where its children's must be.</param>
    public ShardState Close(long last, long second) =>
        this with { ClosedAt = last, ClosingSecond = second == last / 1000 ? null : second };

    /// <summary>Whether a shard is one of its parents.</summary>
    public bool IsChildOf(ShardState shard) => Parent == shard.Index || AdjacentParent == shard.Index;

    /// <summary>Whether every record it held has passed out of retention.</summary>
    /// <param name="horizon">The oldest arrival that is kept, in epoch milliseconds.</param>
    public bool IsExpired(long horizon) => ClosedAt < horizon;

    /// <summary>The shard as it is answered.</summary>
    public Shard ToShape() => new()
    {
        ShardId = Id,
        ParentShardId = Parent is { } parent ? ShardName.Format(parent) : null,
        AdjacentParentShardId = AdjacentParent is { } adjacent ? ShardName.Format(adjacent) : null,
        HashKeyRange = Range.ToShape(),
        SequenceNumberRange = new SequenceNumberRange
        {
            StartingSequenceNumber = StartingSequenceNumber.ToString(),
            EndingSequenceNumber = EndingSequenceNumber?.ToString(),
        },
    };

    /// <summary>The shard as the last read of a parent answers it.</summary>
    public ChildShard ToChildShape() => new()
    {
        ShardId = Id,
        ParentShards = AdjacentParent is { } adjacent
            ? [ShardName.Format(Parent!.Value), ShardName.Format(adjacent)]
            : [ShardName.Format(Parent!.Value)],
        HashKeyRange = Range.ToShape(),
    };
}
