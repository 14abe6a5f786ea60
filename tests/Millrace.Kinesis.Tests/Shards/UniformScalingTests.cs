using CsCheck;
using Millrace.Kinesis.Shards;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Shards;

public sealed class UniformScalingTests
{
    /// <summary>What borders that were rounded down may be off.</summary>
    private const int Rounding = 20_000;

    private static readonly Gen<int> Counts = Gen.Frequency((8, Gen.Int[1, 40]), (1, Gen.Int[1, 300]));

    /// <summary>A stream's shards after counts that followed each other.</summary>
    private static readonly Gen<(int First, int[] Then)> Histories = Gen.Select(Counts, Counts.Array[1, 5]);

    [Fact]
    public void Ranges_become_even_by_the_fewest_steps() => Histories.Sample(history =>
    {
        IReadOnlyList<ShardState> shards = Create(HashRange.Even(history.First));
        foreach (var count in history.Then) shards = Scale(shards, count);
    });

    [Fact]
    public void Whatever_ranges_there_were() => Gen.Select(
        Gen.Select(Gen.ULong, Gen.ULong).Select(static (high, low) => new UInt128(high, low)).Array[0, 30], Gen.Int[1, 60]).Sample((starts, count) =>
    {
        UInt128[] sorted = [0, .. starts.Where(start => start > 0).Distinct().Order()];
        var ranges = sorted.Select((start, i) => new HashRange(start, i + 1 < sorted.Length ? sorted[i + 1] - 1 : UInt128.MaxValue));
        Scale(Create([.. ranges]), count);
    });

    [Fact]
    public void Few_generations_come_of_many_steps()
    {
        // Nearly all of the space is in one shard of many.
        HashRange[] ranges = [.. Enumerable.Range(0, 999).Select(i => new HashRange((UInt128)i, (UInt128)i)), new HashRange(999, UInt128.MaxValue)];
        var shards = Scale(Create(ranges), 1024);
        Assert.True(shards.Max(shard => shard.CreationSecond) <= 100 + 21, "About log2(1024) splits and as many merges follow each other.");
    }

    [Fact]
    public void Doubling_a_count_that_does_not_divide_the_space_only_splits()
    {
        var shards = Scale(Create(HashRange.Even(3)), 6);
        Assert.Equal([0, 0, 1, 1, 2, 2], shards.Skip(3).Select(shard => shard.Parent!.Value));
        shards = Scale(shards, 12);
        Assert.Equal(3 + 6 + 12, shards.Count);
        Assert.Equal(3 + 6 + 12 + 6, Scale(shards, 6).Count);
    }

    private static ShardState[] Create(HashRange[] ranges) =>
        [.. ranges.Select((range, i) => new ShardState { Index = i, Range = range, CreationSecond = 100, OpenedAt = 100_000 })];

    private static IReadOnlyList<ShardState> Scale(IReadOnlyList<ShardState> shards, int count)
    {
        var open = new OpenShards(shards);
        var steps = UniformScaling.Plan(open, count, Resharding.NextIndex(shards));
        var result = Resharding.Apply(shards, steps, closedAt: 100_000);
        ShardState[] after = [.. result.Where(shard => shard.IsOpen).OrderBy(shard => shard.Range.Start)];

        var even = HashRange.Even(count);
        Assert.Equal(count, after.Length);
        UInt128 next = 0;
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(next, after[i].Range.Start);
            var off = after[i].Range.Start > even[i].Start ? after[i].Range.Start - even[i].Start : even[i].Start - after[i].Range.Start;
            Assert.True(off <= Rounding, $"Shard {i} of {count} starts {off} off.");
            next = after[i].Range.End + 1;
        }

        Assert.Equal(UInt128.Zero, next);

        // Each step makes or takes one border.
        var before = Enumerable.Range(0, open.Count).Select(i => open[i].Range.Start).ToHashSet();
        var made = after.Count(shard => !before.Contains(shard.Range.Start));
        var kept = after.Length - made;
        Assert.Equal(made, steps.Count(step => step.SplitAt is not null));
        Assert.Equal(before.Count - kept, steps.Count(step => step.SplitAt is null));

        CheckLineage(result);
        return result;
    }

    private static void CheckLineage(IReadOnlyList<ShardState> shards)
    {
        Assert.Equal(Enumerable.Range(0, shards.Count), shards.Select(shard => shard.Index));
        var childrenOf = shards
            .SelectMany(child => new[] { child.Parent, child.AdjacentParent }.OfType<int>(), (child, parent) => (Parent: parent, Child: child))
            .ToLookup(link => link.Parent, link => link.Child);
        foreach (var shard in shards.Where(shard => !shard.IsOpen))
        {
            ShardState[] children = [.. childrenOf[shard.Index]];
            Assert.All(children, child => Assert.Equal(shard.ClosedAt + 1, child.OpenedAt));
            Assert.All(children, child => Assert.Equal(shard.EndingSequenceNumber!.Value.ArrivalSecond + 1, child.CreationSecond));
            if (children.Length == 2)
            {
                Assert.Equal((shard.Range.Start, shard.Range.End), (children[0].Range.Start, children[1].Range.End));
                Assert.Equal(children[0].Range.End + 1, children[1].Range.Start);
            }
            else
            {
                var child = Assert.Single(children);
                var (lower, upper) = (shards[child.Parent!.Value], shards[child.AdjacentParent!.Value]);
                Assert.Equal(lower.Range.End + 1, upper.Range.Start);
                Assert.Equal(new HashRange(lower.Range.Start, upper.Range.End), child.Range);
            }
        }
    }
}
