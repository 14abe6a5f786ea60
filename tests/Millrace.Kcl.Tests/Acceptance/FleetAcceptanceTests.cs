using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Tests.Acceptance;

/// <summary>The whole library as a fleet of processes, some of which are killed, while shards split and merge.</summary>
public sealed class FleetAcceptanceTests(ITestOutputHelper output)
{
    private const int Shards = 16;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_lost_or_out_of_order_while_workers_are_killed_and_added_and_shards_split_and_merge()
    {
        await using var fleet = await WorkerFleet.StartAsync(Shards, "w1", "w2", "w3", "w4");
        output.WriteLine($"even {(await fleet.BalancedAsync(Shards)).Even.TotalSeconds:0.0} s after the start is seen");

        await fleet.KillAsync("w1");
        await SplitAsync(fleet, 0);
        await BalanceAsync(fleet, "kill and split", Shards + 1);
        await MergeAsync(fleet, 4);
        fleet.Add("w5");
        await BalanceAsync(fleet, "add and merge", Shards);
        await fleet.KillAsync("w3");
        fleet.Add("w6");
        await SplitAsync(fleet, 8);
        await MergeAsync(fleet, 10);
        await BalanceAsync(fleet, "kill, add, split and merge", Shards);

        var put = await fleet.DrainAsync();
        await fleet.StopAsync();
        var lines = fleet.Lines;
        output.WriteLine($"{put} records, {lines.Sum(line => line.Records.Count)} deliveries, {lines.Count(line => line.What == "begin")} holdings");

        Assert.Empty(Enumerable.Range(0, put).Except(lines.SelectMany(line => line.Records).Select(record => record.Number)));
        AssertOrderWithinHoldings(lines);
        AssertCheckpointsDoNotInterleave(lines);
        var shards = (await fleet.Kinesis.ListShardsAsync(new() { StreamName = WorkerProgram.StreamName }, Ending)).Shards!;
        Assert.Equal(Shards + 6, shards.Count);
        foreach (var shard in shards) AssertBeginsAfterParents(shard, lines);
    }

    /// <summary>Three lengths of a lease after what happened no lease is a dead worker's, and three after the table shows it they are even.</summary>
    private async Task BalanceAsync(WorkerFleet fleet, string after, int shards)
    {
        var (held, even) = await fleet.BalancedAsync(shards);
        output.WriteLine($"with the living {held.TotalSeconds:0.0} s after {after}, even {even.TotalSeconds:0.0} s after it is seen");
        Assert.InRange(held, TimeSpan.Zero, 3 * WorkerFleet.Failover);
        Assert.InRange(even, TimeSpan.Zero, 3 * WorkerFleet.Failover);
    }

    private static async Task SplitAsync(WorkerFleet fleet, int number)
    {
        var shard = (await OpenAsync(fleet))[number];
        var range = HashRange.From(shard.HashKeyRange);
        await fleet.Kinesis.SplitShardAsync(
            new()
            {
                StreamName = WorkerProgram.StreamName,
                ShardToSplit = shard.ShardId,
                NewStartingHashKey = (range.Start + ((range.End - range.Start) / 2) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
            Ending);
        await fleet.Kinesis.WaitUntilStreamExistsAsync(WorkerProgram.StreamName, new() { PollInterval = TimeSpan.FromMilliseconds(50) }, Ending);
    }

    private static async Task MergeAsync(WorkerFleet fleet, int number)
    {
        var open = await OpenAsync(fleet);
        await fleet.Kinesis.MergeShardsAsync(
            new() { StreamName = WorkerProgram.StreamName, ShardToMerge = open[number].ShardId, AdjacentShardToMerge = open[number + 1].ShardId }, Ending);
        await fleet.Kinesis.WaitUntilStreamExistsAsync(WorkerProgram.StreamName, new() { PollInterval = TimeSpan.FromMilliseconds(50) }, Ending);
    }

    private static async Task<List<Shard>> OpenAsync(WorkerFleet fleet)
    {
        var shards = await fleet.Kinesis.ListShardsAsync(
            new() { StreamName = WorkerProgram.StreamName, ShardFilter = new() { Type = ShardFilterType.AtLatest } }, Ending);
        return [.. shards.Shards!.OrderBy(shard => HashRange.From(shard.HashKeyRange).Start)];
    }

    private static void AssertOrderWithinHoldings(IReadOnlyList<WorkerLine> lines)
    {
        foreach (var holding in lines.Where(line => line.What == "records").GroupBy(line => (line.WorkerId, line.ShardId, line.Holding)))
        {
            var positions = holding.SelectMany(line => line.Records).Select(record => new ExtendedSequenceNumber(record.SequenceNumber)).ToList();
            for (var i = 1; i < positions.Count; i++) Assert.True(positions[i - 1] < positions[i], $"{holding.Key}: {positions[i]} came after {positions[i - 1]}.");
        }
    }

    /// <summary>Once another holding has stored a checkpoint, one before it stores none.</summary>
    private static void AssertCheckpointsDoNotInterleave(IReadOnlyList<WorkerLine> lines)
    {
        foreach (var shard in lines.Where(line => line.What is "checkpoint" or "end").GroupBy(line => line.ShardId))
        {
            foreach (var one in shard.GroupBy(line => (line.WorkerId, line.Holding)))
            {
                var (first, last) = (one.Min(line => line.Ended), one.Max(line => line.Began));
                Assert.DoesNotContain(shard, other => (other.WorkerId, other.Holding) != one.Key && other.Began > first && other.Ended < last);
            }
        }
    }

    private static void AssertBeginsAfterParents(Shard shard, IReadOnlyList<WorkerLine> lines)
    {
        var begin = lines.Where(line => line.ShardId == shard.ShardId && line.What == "begin").Min(line => line.Began);
        foreach (var parent in new[] { shard.ParentShardId, shard.AdjacentParentShardId })
        {
            if (parent is null) continue;
            var ends = lines.Where(line => line.ShardId == parent && line.What == "end").ToList();
            if (ends.Count > 0) Assert.True(ends.Min(line => line.Began) < begin, $"{shard.ShardId} began before {parent} ended.");
            var processed = lines.Where(line => line.ShardId == parent).SelectMany(line => line.Records.Select(record => (record.Number, line.Began)));
            Assert.All(processed.GroupBy(record => record.Number), record => Assert.True(record.Min(r => r.Began) < begin, $"{record.Key} of {parent} came after {shard.ShardId} began."));
        }
    }
}
