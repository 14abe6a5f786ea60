using Millrace.Kinesis.Shards;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests;

/// <summary>Shards after operations that come later.</summary>
internal static class Reshard
{
    /// <summary>A shard that was split 20 seconds ago, and whose children were merged 5 seconds ago.</summary>
    public static ShardState[] SplitThenMerged(long now)
    {
        var whole = new HashRange(UInt128.Zero, UInt128.MaxValue);
        var halves = HashRange.Even(2);
        var (split, merge) = (now - 20_000, now - 5_000);
        return
        [
            new ShardState { Index = 0, Range = whole, CreationSecond = now / 1000 - 60, OpenedAt = now - 58_000, ClosedAt = split },
            new ShardState { Index = 1, Range = halves[0], Parent = 0, CreationSecond = split / 1000 + 1, OpenedAt = split + 1, ClosedAt = merge },
            new ShardState { Index = 2, Range = halves[1], Parent = 0, CreationSecond = split / 1000 + 1, OpenedAt = split + 1, ClosedAt = merge },
            new ShardState { Index = 3, Range = whole, Parent = 1, AdjacentParent = 2, CreationSecond = merge / 1000 + 1, OpenedAt = merge + 1 },
        ];
    }
}
