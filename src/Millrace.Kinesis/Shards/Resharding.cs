using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Shards;

/// <summary>What splits and merges make of a stream's shards (facts/kinesis.md 4.4 and 5).</summary>
internal static class Resharding
{
    /// <summary>The shards after some steps, each of which may build on those before.</summary>
    /// <param name="shards">The shards before, in ascending order of their indexes.</param>
    /// <param name="steps">The steps; children get the indexes that follow, in order.</param>
    /// <param name="closedAt">The last instant at which the first parents are open, in epoch milliseconds: none of their records arrived later.</param>
    public static IReadOnlyList<ShardState> Apply(IReadOnlyList<ShardState> shards, IReadOnlyList<ReshardStep> steps, long closedAt)
    {
        var result = new List<ShardState>(shards);
        var places = new Dictionary<int, int>(shards.Count);
        for (var i = 0; i < shards.Count; i++) places.Add(shards[i].Index, i);

        foreach (var step in steps)
        {
            var lowerPlace = places[step.Shard];
            var upperPlace = step.Adjacent is { } adjacent ? places[adjacent] : lowerPlace;
            var (lower, upper) = (result[lowerPlace], result[upperPlace]);

            // A shard is open for a millisecond at least, and children are created in the second after the closing one. So shards that follow
            // each other within a second run ahead of the clock, as they may: what must hold is that the children's numbers are greater.
            var last = Math.Max(closedAt, Math.Max(lower.OpenedAt, upper.OpenedAt));
            var lastSecond = Math.Max(last / 1000, Math.Max(lower.CreationSecond, upper.CreationSecond));
            result[lowerPlace] = lower.Close(last, lastSecond);
            result[upperPlace] = upper.Close(last, lastSecond);

            HashRange[] ranges = step.SplitAt is { } at
                ? [new HashRange(lower.Range.Start, at - 1), new HashRange(at, lower.Range.End)]
                : [new HashRange(lower.Range.Start, upper.Range.End)];
            foreach (var range in ranges)
            {
                var index = NextIndex(result);
                places.Add(index, result.Count);
                result.Add(new ShardState
                {
                    Index = index,
                    Range = range,
                    Parent = step.Shard,
                    AdjacentParent = step.Adjacent,
                    CreationSecond = lastSecond + 1,
                    OpenedAt = last + 1,
                });
            }
        }

        return result;
    }

    /// <summary>The index of the next shard. The last shard is always open, so none is forgotten whose index could come again.</summary>
    public static int NextIndex(IReadOnlyList<ShardState> shards) => shards[^1].Index + 1;
}
