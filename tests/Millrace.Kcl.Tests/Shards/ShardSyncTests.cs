using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Millrace.Client;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Processing;
using Millrace.Kcl.Shards;
using Millrace.Kcl.Tests.Leases;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Tests.Shards;

public sealed class ShardSyncTests : IAsyncDisposable
{
    private static readonly StreamIdentifier Stream = new("orders");
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(2);

    private readonly FakeTimeProvider _clock = new();
    private readonly InMemoryLeaseTable _table = new();
    private readonly ScriptedShardLister _lister = new();
    private readonly StandInCoordinator _coordinator = new();
    private readonly LogLines _log = new();
    private ShardSync? _sync;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_sync is not null) await _sync.DisposeAsync();
        _log.Dispose();
    }

    public static TheoryData<string, string> Filters => new()
    {
        { "LATEST", ShardFilterType.AtLatest }, { "TRIM_HORIZON", ShardFilterType.AtTrimHorizon }, { "AT_TIMESTAMP", ShardFilterType.AtTimestamp },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task An_empty_table_gets_the_shards_at_the_initial_position(string position, string filter)
    {
        _lister.Tree = new ShardTree(2);
        _lister.Tree.Split(_lister.Tree[0]);
        var sync = Make(new(position), _clock.GetUtcNow());

        await sync.SyncAsync(Ending);

        var call = Assert.Single(_lister.Calls);
        Assert.Equal((filter, position == "AT_TIMESTAMP" ? _clock.GetUtcNow() : null), (call.Filter!.Type, call.Filter.Timestamp));
        var expected = position == "LATEST" ? _lister.Tree.Open : _lister.Tree.Oldest;
        Assert.Equal(expected.Select(static shard => shard.ShardId), _table.Rows.Select(static row => row.LeaseKey));
        Assert.All(_table.Rows, row => Assert.Equal(position, row.Checkpoint.SequenceNumber));
        Assert.Equal(expected.Select(static shard => (HashRange?)HashRange.From(shard.HashKeyRange)), _table.Rows.Select(static row => row.HashRange));
    }

    [Fact]
    public async Task Leases_are_created_in_the_order_in_which_shards_began()
    {
        _lister.Tree = new ShardTree(2);
        _lister.Answers.Enqueue(() => [_lister.Tree[1], _lister.Tree[0]]);

        await Make().SyncAsync(Ending);

        Assert.Equal([_lister.Tree[0].ShardId, _lister.Tree[1].ShardId], _table.Calls.Where(static call => call.Operation == "Create").Select(static call => call.LeaseKey));
    }

    [Fact]
    public async Task A_first_list_with_a_gap_is_asked_for_again_and_in_the_end_refused()
    {
        _lister.Tree = new ShardTree(2);
        for (var i = 0; i < 3; i++) _lister.Answers.Enqueue(() => [_lister.Tree[1]]);
        var sync = Make();

        var syncing = sync.SyncAsync(Ending);
        for (var i = 0; i < 2; i++)
        {
            Assert.False(syncing.IsCompleted);
            _clock.Move(TimeSpan.FromSeconds(1));
        }

        await Assert.ThrowsAsync<KinesisClientLibDependencyException>(() => syncing);
        Assert.Empty(_table.Rows);
        await sync.SyncAsync(Ending);
        Assert.Equal(2, _table.Rows.Count);
    }

    [Fact]
    public async Task Other_streams_do_not_wait_for_one_that_is_gone()
    {
        var (gone, there) = (new StreamIdentifier("gone", "123456789012", 1), new StreamIdentifier("there", "123456789012", 2));
        _lister.Tree = new ShardTree(1);
        _lister.Answers.Enqueue(() => throw NotFound());
        _sync = new ShardSync(Options([new(gone), new(there)]), _table, _lister, NullLogger.Instance);

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _sync.SyncAsync(Ending));

        Assert.Equal(["123456789012:there:2:shardId-000000000000"], _table.Rows.Select(static row => row.LeaseKey));
    }

    [Fact]
    public async Task Children_are_created_once_at_their_start()
    {
        var tree = _lister.Tree = new ShardTree(1);
        var sync = Make();
        await sync.SyncAsync(Ending);
        tree.Split(tree[0]);

        await sync.CreateChildLeasesAsync(_table.Rows[0], tree.ChildShards(0), Ending);
        _table.Put(_table[tree[1].ShardId] with { Checkpoint = new("7") });
        await sync.CreateChildLeasesAsync(_table.Rows[0], tree.ChildShards(0), Ending);

        Assert.Equal(["LATEST", "7", "TRIM_HORIZON"], _table.Rows.Select(static row => row.Checkpoint.SequenceNumber));
        Assert.Equal([tree[0].ShardId], _table.Rows[2].ParentShardIds);
        Assert.Equal(HashRange.From(tree[2].HashKeyRange), _table.Rows[2].HashRange);
    }

    [Fact]
    public async Task The_child_of_a_merge_waits_until_both_parents_have_leases()
    {
        var tree = _lister.Tree = new ShardTree(2);
        var sync = Make();
        await sync.SyncAsync(Ending);
        tree.Merge(tree[0]);
        var (ended, other) = (_table[tree[0].ShardId], _table[tree[1].ShardId]);
        await _table.DeleteAsync(other.LeaseKey, Ending);

        await Assert.ThrowsAsync<InvalidStateException>(() => sync.CreateChildLeasesAsync(ended, tree.ChildShards(0), Ending));
        Assert.Single(_table.Rows);

        _table.Put(other);
        await sync.CreateChildLeasesAsync(ended, tree.ChildShards(0), Ending);
        Assert.Equal([tree[0].ShardId, tree[1].ShardId], _table[tree[2].ShardId].ParentShardIds);
    }

    /// <summary>The Java KCL gives up the lease of the parent that ended, now and then, until somebody has created that of the other: of an expired shard nobody does.</summary>
    [Fact]
    public async Task The_child_of_a_merge_does_not_wait_for_a_parent_that_has_expired()
    {
        var tree = _lister.Tree = new ShardTree(2);
        var sync = Make();
        await sync.SyncAsync(Ending);
        tree.Merge(tree[0]);
        tree.Expire(1);
        var ended = _table[tree[1].ShardId];
        await _table.DeleteAsync(tree[0].ShardId, Ending);

        await sync.CreateChildLeasesAsync(ended, tree.ChildShards(1), Ending);

        Assert.Equal(ExtendedSequenceNumber.TrimHorizon, _table[tree[2].ShardId].Checkpoint);
        Assert.True(await sync.AreParentsDoneAsync(_table[tree[2].ShardId] with { ParentShardIds = [tree[0].ShardId] }, Ending));
    }

    [Fact]
    public async Task Parents_are_done_when_those_that_have_leases_are_at_their_end()
    {
        var tree = _lister.Tree = new ShardTree(2);
        tree.Merge(tree[0]);
        var child = ShardLeases.Create(Stream, tree[2], ExtendedSequenceNumber.TrimHorizon);
        var parent = ShardLeases.Create(Stream, tree[0], new("7"));
        var sync = Make();

        Assert.True(await sync.AreParentsDoneAsync(child, Ending));
        _table.Put(parent);
        Assert.False(await sync.AreParentsDoneAsync(child, Ending));
        _table.Put(parent with { Checkpoint = ExtendedSequenceNumber.ShardEnd });
        Assert.True(await sync.AreParentsDoneAsync(child, Ending));
    }

    [Fact]
    public async Task A_hash_range_comes_from_the_lease_or_one_list_a_minute()
    {
        var tree = _lister.Tree = new ShardTree(2);
        var lease = ShardLeases.Create(Stream, tree[1], ExtendedSequenceNumber.Latest);
        var unknown = lease with { ShardId = "shardId-000000000009", HashRange = null };
        var sync = Make();

        Assert.Equal(lease.HashRange, await sync.FindHashRangeAsync(lease, Ending));
        Assert.Empty(_lister.Calls);
        Assert.Equal(lease.HashRange, await sync.FindHashRangeAsync(lease with { HashRange = null }, Ending));
        Assert.Equal(lease.HashRange, await sync.FindHashRangeAsync(lease with { HashRange = null }, Ending));
        Assert.Null(await sync.FindHashRangeAsync(unknown, Ending));
        Assert.Single(_lister.Calls);

        _clock.Move(TimeSpan.FromMinutes(1));
        _lister.Answers.Enqueue(() => throw NotFound());
        Assert.Null(await sync.FindHashRangeAsync(unknown, Ending));
        Assert.Equal(2, _lister.Calls.Count);
    }

    [Fact]
    public async Task The_leader_mends_a_lost_lease_at_its_next_look_and_others_leave_it()
    {
        var tree = _lister.Tree = new ShardTree(2);
        var sync = Make();
        await sync.SyncAsync(Ending);
        await _table.DeleteAsync(tree[1].ShardId, Ending);
        await sync.StartAsync(_coordinator, Ending);

        _clock.Move(Interval / 2);
        Assert.Single(_table.Rows);

        _coordinator.IsLeader = true;
        _clock.Move(Interval);
        Assert.Equal(2, _table.Rows.Count);
    }

    [Fact]
    public async Task The_leader_writes_hash_ranges_into_leases_that_lack_them()
    {
        var tree = _lister.Tree = new ShardTree(2);
        foreach (var shard in tree.Open) _table.Put(ShardLeases.Create(Stream, shard, new("7")) with { HashRange = null });
        _coordinator.IsLeader = true;
        await Make().StartAsync(_coordinator, Ending);

        _clock.Move(Interval / 2);

        Assert.Equal(tree.Open.Select(static shard => (HashRange?)HashRange.From(shard.HashKeyRange)), _table.Rows.Select(static row => row.HashRange));
    }

    /// <summary>A list of shards with a gap cannot be mended from here: it is said once, when it is the same for the third time.</summary>
    [Fact]
    public async Task A_hole_that_stays_is_reported_once()
    {
        var tree = new ShardTree(2);
        _table.Put(ShardLeases.Create(Stream, tree[0], new("7")));
        for (var i = 0; i < 5; i++) _lister.Answers.Enqueue(() => [tree[0]]);
        _coordinator.IsLeader = true;
        await Make().StartAsync(_coordinator, Ending);

        _clock.Move(Interval / 2);
        _clock.Move(Interval);
        Assert.Empty(_log.Lines);

        for (var i = 0; i < 3; i++) _clock.Move(Interval);
        Assert.Contains("no lease works on", Assert.Single(_log.Lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_that_fails_is_followed_by_the_next()
    {
        var tree = _lister.Tree = new ShardTree(1);
        _table.Put(ShardLeases.Create(Stream, tree[0], ExtendedSequenceNumber.ShardEnd));
        tree.Split(tree[0]);
        _coordinator.IsLeader = true;
        _table.Fail("List", LeaseTableFault.Failed);
        _lister.Answers.Enqueue(() => throw new KinesisClientLibDependencyException("It was told to fail."));
        await Make().StartAsync(_coordinator, Ending);

        _clock.Move(Interval / 2);
        _clock.Move(Interval);
        Assert.Single(_table.Rows);

        _clock.Move(Interval);
        Assert.Equal(3, _table.Rows.Count);
    }

    [Fact]
    public async Task A_completed_lease_goes_when_all_its_children_have_begun()
    {
        var tree = _lister.Tree = new ShardTree(1);
        tree.Split(tree[0]);
        var ended = ShardLeases.Create(Stream, tree[0], ExtendedSequenceNumber.ShardEnd) with { ChildShardIds = [tree[1].ShardId, tree[2].ShardId] };
        _table.Put(ended);
        _table.Put(ShardLeases.Create(Stream, tree[1], new("7")));
        _table.Put(ShardLeases.Create(Stream, tree[2], ExtendedSequenceNumber.TrimHorizon));
        var sync = Make();
        await sync.StartAsync(_coordinator, Ending);
        sync.Completed(ended);

        _clock.Move(Interval / 2);
        _clock.Move(Interval);
        Assert.Equal(3, _table.Rows.Count);
        // Said once, and not at each look (amazon-kinesis-client#752).
        Assert.Single(_log.Lines, static line => line.Text.Contains("is kept", StringComparison.Ordinal));

        _table.Put(_table[tree[2].ShardId] with { Checkpoint = new("7") });
        _clock.Move(Interval);
        Assert.Equal([tree[1].ShardId, tree[2].ShardId], _table.Rows.Select(static row => row.LeaseKey));
        Assert.Empty(_lister.Calls);
    }

    [Fact]
    public async Task Completed_leases_stay_where_that_is_wished()
    {
        var tree = _lister.Tree = new ShardTree(1);
        tree.Split(tree[0]);
        foreach (var shard in tree.All) _table.Put(ShardLeases.Create(Stream, shard, shard == tree[0] ? ExtendedSequenceNumber.ShardEnd : new("7")));
        _coordinator.IsLeader = true;
        await Make(leases: new() { CleanUpCompleted = false }).StartAsync(_coordinator, Ending);

        for (var i = 0; i < 4; i++) _clock.Move(Interval);

        Assert.Equal(3, _table.Rows.Count);
    }

    /// <summary>After a restart nobody remembers them; who completes one just now has the time until the leader's next look.</summary>
    [Fact]
    public async Task The_leader_deletes_completed_leases_that_nobody_remembers_parents_first()
    {
        var tree = _lister.Tree = new ShardTree(1);
        tree.Split(tree[0]);
        tree.Split(tree[1]);
        foreach (var shard in tree.All)
            _table.Put(ShardLeases.Create(Stream, shard, tree.Open.Contains(shard) ? new("7") : ExtendedSequenceNumber.ShardEnd));
        _coordinator.IsLeader = true;
        await Make().StartAsync(_coordinator, Ending);

        _clock.Move(Interval / 2);
        Assert.Equal(5, _table.Rows.Count);

        _clock.Move(Interval);
        Assert.Equal(tree.Open.Select(static shard => shard.ShardId), _table.Rows.Select(static row => row.LeaseKey));
        Assert.Equal([tree[0].ShardId, tree[1].ShardId], _table.Calls.Where(static call => call.Operation == "Delete").Select(static call => call.LeaseKey));
    }

    [Fact]
    public async Task Leases_of_expired_shards_go_whatever_their_children_did()
    {
        var tree = _lister.Tree = new ShardTree(1);
        tree.Split(tree[0]);
        tree.Expire(1);
        var ended = ShardLeases.Create(Stream, tree[0], ExtendedSequenceNumber.ShardEnd);
        _table.Put(ended);
        foreach (var child in tree.Open) _table.Put(ShardLeases.Create(Stream, child, ExtendedSequenceNumber.TrimHorizon));
        var sync = Make();
        await sync.StartAsync(_coordinator, Ending);
        sync.Completed(ended);

        // Who does not lead asks for the list each half hour only.
        _clock.Move(Interval / 2);
        Assert.Equal(3, _table.Rows.Count);

        for (var i = 0; i < 15; i++) _clock.Move(Interval);
        Assert.Equal(tree.Open.Select(static shard => shard.ShardId), _table.Rows.Select(static row => row.LeaseKey));
    }

    [Fact]
    public async Task Of_a_stream_that_is_gone_only_completed_leases_go()
    {
        var tree = new ShardTree(2);
        _table.Put(ShardLeases.Create(Stream, tree[0], ExtendedSequenceNumber.ShardEnd));
        _table.Put(ShardLeases.Create(Stream, tree[1], new("7")));
        _coordinator.IsLeader = true;
        for (var i = 0; i < 2; i++) _lister.Answers.Enqueue(() => throw NotFound());
        await Make().StartAsync(_coordinator, Ending);

        _clock.Move(Interval / 2);
        _clock.Move(Interval);

        Assert.Equal([tree[1].ShardId], _table.Rows.Select(static row => row.LeaseKey));
    }

    private static ResourceNotFoundException NotFound() =>
        new(new ServiceError("ResourceNotFoundException", "It is not there.", null, HttpStatusCode.BadRequest));

    private static KclOptions Options(IReadOnlyList<StreamOptions> streams, LeaseOptions? leases = null, TimeProvider? clock = null) => new()
    {
        ApplicationName = "app", Streams = streams, TimeProvider = clock ?? TimeProvider.System, Leases = leases ?? new(),
    };

    private ShardSync Make(ExtendedSequenceNumber? initial = null, DateTimeOffset? timestamp = null, LeaseOptions? leases = null) => _sync = new ShardSync(
        Options([new(Stream) { InitialPosition = initial ?? ExtendedSequenceNumber.Latest, InitialTimestamp = timestamp }], leases, _clock),
        _table, _lister, _log);
}
