namespace Millrace.Kinesis.Shards;

/// <summary>Which shards a list shows. It names instants, not filter types, so that every page of a list is cut from the same set.</summary>
/// <param name="OpenAt">Only those that were open at this instant, in epoch milliseconds; null for any.</param>
/// <param name="NotClosedBefore">Only those that were not closed before this instant, in epoch milliseconds.</param>
internal readonly record struct ShardSelection(long? OpenAt, long NotClosedBefore)
{
    /// <summary>Those that still hold records, or may.</summary>
    public static ShardSelection NotExpired(long horizon) => new(null, horizon);

    /// <summary>Those that are open now. A child may open in the millisecond after this one, hence the far instant.</summary>
    public static ShardSelection OpenNow(long horizon) => new(long.MaxValue, horizon);

    /// <summary>Those that were open at an instant.</summary>
    public static ShardSelection Open(long at, long horizon) => new(at, horizon);

    /// <summary>Those that are open, or were closed at or after an instant.</summary>
    public static ShardSelection Since(long instant, long horizon) => new(null, Math.Max(instant, horizon));

    /// <summary>Whether a shard is shown.</summary>
    public bool Includes(ShardState shard) =>
        !shard.IsExpired(NotClosedBefore)
        && (OpenAt is not { } at || (shard.OpenedAt <= at && (shard.ClosedAt is not { } closedAt || closedAt >= at)));
}
