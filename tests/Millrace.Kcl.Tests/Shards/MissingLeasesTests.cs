using CsCheck;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Processing;
using Millrace.Kcl.Shards;

namespace Millrace.Kcl.Tests.Shards;

public sealed class MissingLeasesTests
{
    private static readonly StreamIdentifier Stream = new("orders");

    private static readonly Gen<ExtendedSequenceNumber> Positions =
        OneOf(ExtendedSequenceNumber.Latest, ExtendedSequenceNumber.TrimHorizon, ExtendedSequenceNumber.AtTimestamp);

    private static readonly Gen<ExtendedSequenceNumber> Checkpoints =
        OneOf(ExtendedSequenceNumber.ShardEnd, ExtendedSequenceNumber.TrimHorizon, new ExtendedSequenceNumber("7"));

    /// <summary>A stream with a past, some of it expired, and leases as chance left them.</summary>
    private static readonly Gen<(ShardTree Tree, Lease[] Leases, ExtendedSequenceNumber Initial)> Situations =
        from count in Gen.Int[1, 4]
        from steps in Gen.Select(Gen.Bool, Gen.Int[0, 50]).Array[0, 12]
        from expired in Gen.Int[0, 4]
        from initial in Positions
        from leased in Gen.Select(Gen.Int[0, 3], Checkpoints).Array[30]
        select Situation(count, steps, expired, initial, leased);

    [Fact]
    public void Afterwards_every_open_shard_has_a_lease_or_an_ancestor_whose_lease_is_not_done()
    {
        Situations.Sample(situation =>
        {
            var (tree, leases, initial) = situation;
            var after = leases.Concat(MissingLeases.Of(Stream, tree.Listed, leases, initial)).ToDictionary(static lease => lease.ShardId);
            return tree.Open.All(shard =>
                after.ContainsKey(shard.ShardId) || tree.Ancestors(shard).Any(id => after.TryGetValue(id, out var lease) && !lease.Checkpoint.IsShardEnd));
        });
    }

    [Fact]
    public void A_second_time_nothing_is_missing()
    {
        Situations.Sample(situation =>
        {
            var (tree, leases, initial) = situation;
            Lease[] after = [.. leases, .. MissingLeases.Of(Stream, tree.Listed, leases, initial)];
            return MissingLeases.Of(Stream, tree.Listed, after, initial).Count == 0;
        });
    }

    [Fact]
    public void No_shard_gets_a_lease_together_with_an_ancestor_before_it_and_they_come_in_the_order_of_shards()
    {
        Situations.Sample(situation =>
        {
            var (tree, leases, initial) = situation;
            var leased = leases.Select(static lease => lease.ShardId).ToHashSet();
            var ids = MissingLeases.Of(Stream, tree.Listed, leases, initial).Select(static lease => lease.ShardId).ToList();
            return ids.SequenceEqual(ids.Order(StringComparer.Ordinal)) && !ids.Any(leased.Contains) && !ids.Any(id => Unread(id).Intersect(ids).Any());

            // The ancestors that nobody has read: behind one with a lease there are others' pasts.
            IEnumerable<string> Unread(string id) =>
                ShardTree.Parents(tree[id]).Where(parent => !leased.Contains(parent)).SelectMany(parent => Unread(parent).Prepend(parent));
        });
    }

    /// <summary>Only of a parent that is done, or of nothing known, does LATEST skip nothing that somebody waits for.</summary>
    [Fact]
    public void A_descendant_of_a_lease_never_begins_at_latest()
    {
        Situations.Sample(situation =>
        {
            var (tree, leases, initial) = situation;
            var leased = leases.Select(static lease => lease.ShardId).ToHashSet();
            return MissingLeases.Of(Stream, tree.Listed, leases, initial)
                .Where(static lease => lease.Checkpoint == ExtendedSequenceNumber.Latest)
                .All(lease => !ShardTree.Parents(tree[lease.ShardId]).Any(leased.Contains));
        });
    }

    [Fact]
    public void From_the_trim_horizon_the_oldest_shards_come_first()
    {
        Situations.Sample(situation =>
        {
            var missing = MissingLeases.Of(Stream, situation.Tree.Listed, [], ExtendedSequenceNumber.TrimHorizon);
            return missing.Select(static lease => lease.ShardId).SequenceEqual(situation.Tree.Oldest.Select(static shard => shard.ShardId))
                && missing.All(static lease => lease.Checkpoint == ExtendedSequenceNumber.TrimHorizon);
        });
    }

    [Fact]
    public void From_latest_the_open_shards_come()
    {
        Situations.Sample(situation =>
        {
            var missing = MissingLeases.Of(Stream, situation.Tree.Listed, [], ExtendedSequenceNumber.Latest);
            return missing.Select(static lease => lease.ShardId).SequenceEqual(situation.Tree.Open.Select(static shard => shard.ShardId))
                && missing.All(static lease => lease.Checkpoint == ExtendedSequenceNumber.Latest);
        });
    }

    [Fact]
    public void Children_of_a_shard_that_is_read_wait_for_its_end()
    {
        var tree = new ShardTree(1);
        tree.Split(tree[0]);
        tree.Split(tree[1]);

        Assert.Empty(MissingLeases.Of(Stream, tree.Listed, [Leased(tree, 0, new("7"))], ExtendedSequenceNumber.Latest));
    }

    [Fact]
    public void A_parent_that_is_not_listed_any_more_still_counts()
    {
        var tree = new ShardTree(1);
        tree.Split(tree[0]);
        tree.Expire(1);

        Assert.Empty(MissingLeases.Of(Stream, tree.Listed, [Leased(tree, 0, new("7"))], ExtendedSequenceNumber.Latest));
    }

    [Fact]
    public void A_child_that_was_lost_after_its_parents_end_is_read_from_its_start()
    {
        var tree = new ShardTree(1);
        tree.Split(tree[0]);

        var missing = MissingLeases.Of(Stream, tree.Listed, [Leased(tree, 0, ExtendedSequenceNumber.ShardEnd), Leased(tree, 1, new("7"))], ExtendedSequenceNumber.Latest);

        var lost = Assert.Single(missing);
        Assert.Equal((tree[2].ShardId, ExtendedSequenceNumber.TrimHorizon), (lost.ShardId, lost.Checkpoint));
        Assert.Equal([tree[0].ShardId], lost.ParentShardIds);
    }

    [Fact]
    public void The_unknown_parent_of_a_merge_begins_at_the_initial_position()
    {
        var tree = new ShardTree(2);
        tree.Merge(tree[0]);

        var missing = MissingLeases.Of(Stream, tree.Listed, [Leased(tree, 0, new("7"))], ExtendedSequenceNumber.Latest);

        var unknown = Assert.Single(missing);
        Assert.Equal((tree[1].ShardId, ExtendedSequenceNumber.Latest), (unknown.ShardId, unknown.Checkpoint));
    }

    [Fact]
    public void An_open_child_of_an_open_parent_is_a_list_not_to_be_trusted()
    {
        var tree = new ShardTree(1);
        var open = tree[0];
        tree.Split(open);

        Assert.Throws<KinesisClientLibDependencyException>(
            () => MissingLeases.Of(Stream, [open, tree[1], tree[2]], [], ExtendedSequenceNumber.TrimHorizon));
    }

    [Fact]
    public void Among_several_streams_the_key_tells_them_apart()
    {
        var stream = new StreamIdentifier("orders", "123456789012", 1_700_000_000);

        var lease = Assert.Single(MissingLeases.Of(stream, new ShardTree(1).Listed, [], ExtendedSequenceNumber.Latest));

        Assert.Equal("123456789012:orders:1700000000:shardId-000000000000", lease.LeaseKey);
        Assert.Equal(("shardId-000000000000", stream), (lease.ShardId, lease.Stream));
    }

    private static (ShardTree Tree, Lease[] Leases, ExtendedSequenceNumber Initial) Situation(
        int count, (bool, int)[] steps, int expired, ExtendedSequenceNumber initial, (int Odds, ExtendedSequenceNumber Checkpoint)[] leased)
    {
        var tree = new ShardTree(count).Reshard(steps);
        tree.Expire(expired);
        // Only a closed shard can be done.
        var leases =
            from number in Enumerable.Range(0, tree.All.Count)
            let chance = leased[number % leased.Length]
            where chance.Odds == 0
            let open = tree[number].SequenceNumberRange.EndingSequenceNumber is null
            select Leased(tree, number, open && chance.Checkpoint.IsShardEnd ? new("7") : chance.Checkpoint);
        return (tree, leases.ToArray(), initial);
    }

    private static Gen<ExtendedSequenceNumber> OneOf(params ExtendedSequenceNumber[] positions) => Gen.Int[0, positions.Length - 1].Select(at => positions[at]);

    private static Lease Leased(ShardTree tree, int number, ExtendedSequenceNumber checkpoint) => ShardLeases.Create(Stream, tree[number], checkpoint);
}
