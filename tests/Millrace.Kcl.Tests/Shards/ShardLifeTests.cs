using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Processing;
using Millrace.Kcl.Shards;
using Millrace.Kcl.Tests.Leases;

namespace Millrace.Kcl.Tests.Shards;

public sealed class ShardLifeTests
{
    /// <summary>A stream is read from its trim horizon while it is resharded, leases end, are cleaned up and looked over, in any order.</summary>
    [Fact]
    public Task Every_shard_has_a_lease_exactly_once_in_its_life() =>
        Gen.Select(Gen.Int[1, 3], Gen.Select(Gen.Int[0, 4], Gen.Int[0, 50]).Array[0, 40]).SampleAsync(async situation =>
        {
            var (count, steps) = situation;
            var (clock, table, coordinator) = (new FakeTimeProvider(), new InMemoryLeaseTable(), new StandInCoordinator { IsLeader = true });
            var tree = new ShardTree(count);
            var options = new KclOptions
            {
                ApplicationName = "app", Streams = [new(new("orders")) { InitialPosition = ExtendedSequenceNumber.TrimHorizon }], TimeProvider = clock,
            };
            await using var sync = new ShardSync(options, table, new ScriptedShardLister { Tree = tree }, NullLogger.Instance);
            await sync.SyncAsync(default);
            await sync.StartAsync(coordinator, default);
            foreach (var (action, choice) in steps.Concat(Enumerable.Range(0, 200).Select(static choice => (2, choice))))
            {
                switch (action)
                {
                    case 0:
                        tree.Split(tree.Open[choice % tree.Open.Count]);
                        break;
                    case 1:
                        tree.Merge(tree.Open[choice % tree.Open.Count]);
                        break;
                    case 2:
                        await EndAsync(sync, table, tree, choice);
                        break;
                    case 3:
                        clock.Move(options.Leases.ShardSyncInterval);
                        break;
                    default:
                        await sync.SyncAsync(default);
                        break;
                }
            }

            var created = table.Calls.Where(static call => call.Operation == "Create").Select(static call => call.LeaseKey).ToList();
            return created.Count == created.Distinct().Count() && created.Count == tree.All.Count;
        });

    /// <summary>Reads one of the shards that can be read: an open one to a checkpoint, a closed one to its end.</summary>
    private static async Task EndAsync(ShardSync sync, InMemoryLeaseTable table, ShardTree tree, int choice)
    {
        List<Lease> readable = [];
        foreach (var row in table.Rows)
            if (!row.Checkpoint.IsShardEnd && await sync.AreParentsDoneAsync(row, default)) readable.Add(row);
        var closed = readable.Where(row => tree[row.ShardId].SequenceNumberRange.EndingSequenceNumber is not null).ToList();
        if (closed.Count == 0)
        {
            if (readable.Count > 0) table.Put(readable[choice % readable.Count] with { Checkpoint = new("7") });
            return;
        }

        var lease = closed[choice % closed.Count];
        var children = tree.ChildShards(tree.All.ToList().FindIndex(shard => shard.ShardId == lease.ShardId));
        try
        {
            await sync.CreateChildLeasesAsync(lease, children, default);
        }
        catch (InvalidStateException)
        {
            // The other parent's turn comes first.
            return;
        }

        var ended = lease with { Checkpoint = ExtendedSequenceNumber.ShardEnd, ChildShardIds = [.. children.Select(static child => child.ShardId)] };
        table.Put(ended);
        sync.Completed(ended);
    }
}
