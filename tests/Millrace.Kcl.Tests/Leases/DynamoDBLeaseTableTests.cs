using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Processing;
using Millrace.Model.Kinesis;
using Millrace.Server.Tests;

namespace Millrace.Kcl.Tests.Leases;

/// <summary>A server with DynamoDB, for the tests of a class.</summary>
public sealed class LeaseTableServer : IAsyncLifetime
{
    private ServerProcess? _server;

    /// <summary>Talks to it.</summary>
    public AmazonDynamoDBClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync("--in-memory");
        Client = new(
            new BasicAWSCredentials("test", "test"),
            new AmazonDynamoDBConfig { ServiceURL = _server.Endpoint.ToString(), AuthenticationRegion = "eu-west-1" });
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }
}

/// <summary>The statements against the server: what they leave in the table, and what they answer (facts/dynamodb.md 2).</summary>
public sealed class DynamoDBLeaseTableTests(LeaseTableServer server) : IClassFixture<LeaseTableServer>
{
    private const string Key = "shardId-000000000000";
    private const string Number = "49546986683135544286507457936321625675700192471156785154";

    private readonly string _name = "leases-" + Guid.NewGuid();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_table_and_its_index_are_made_once_whoever_comes()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Table().EnsureAsync(Cancellation)));

        Assert.Single(made, isMade => isMade);
        Assert.False(await Table().EnsureAsync(Cancellation));
        var table = (await server.Client.DescribeTableAsync(_name, Cancellation)).Table;
        Assert.Equal(BillingMode.PAY_PER_REQUEST, table.BillingModeSummary.BillingMode);
        Assert.Equal("leaseKey", Assert.Single(table.KeySchema).AttributeName);
        var index = Assert.Single(table.GlobalSecondaryIndexes);
        Assert.Equal("LeaseOwnerToLeaseKeyIndex", index.IndexName);
        Assert.Equal(["leaseOwner", "leaseKey"], index.KeySchema.Select(key => key.AttributeName));
        Assert.Equal((IndexStatus.ACTIVE, ProjectionType.KEYS_ONLY), (index.IndexStatus, index.Projection.ProjectionType));
    }

    [Fact]
    public async Task Workers_that_count_need_no_index()
    {
        await Table(LeaseAssignment.LeaseCount).EnsureAsync(Cancellation);

        Assert.Empty((await server.Client.DescribeTableAsync(_name, Cancellation)).Table.GlobalSecondaryIndexes ?? []);
    }

    [Fact]
    public async Task The_index_is_added_to_a_table_of_the_first_library()
    {
        await server.Client.CreateTableAsync(
            new()
            {
                TableName = _name,
                AttributeDefinitions = [new("leaseKey", ScalarAttributeType.S)],
                KeySchema = [new("leaseKey", KeyType.HASH)],
                BillingMode = BillingMode.PROVISIONED,
                ProvisionedThroughput = new(10, 10),
            },
            Cancellation);

        Assert.False(await Table().EnsureAsync(Cancellation));

        var index = Assert.Single((await server.Client.DescribeTableAsync(_name, Cancellation)).Table.GlobalSecondaryIndexes);
        Assert.Equal(10, index.ProvisionedThroughput.ReadCapacityUnits);
    }

    [Fact]
    public async Task A_lease_is_created_once_and_with_exactly_these_attributes()
    {
        var table = await ReadyAsync();
        var lease = Row() with
        {
            ParentShardIds = ["shardId-000000000007"],
            HashRange = new HashRange(0, UInt128.MaxValue),
        };

        Assert.True(await table.CreateAsync(lease, Cancellation));
        Assert.False(await table.CreateAsync(lease with { LeaseOwner = "other" }, Cancellation));

        Assert.Equal(
            [
                "checkpoint=TRIM_HORIZON", "checkpointSubSequenceNumber=0", "endingHashKey=340282366920938463463374607431768211455", "entityType=LEASE",
                "leaseCounter=0", "leaseKey=shardId-000000000000", "ownerSwitchesSinceCheckpoint=0", "parentShardId={shardId-000000000007}", "startingHashKey=0",
            ],
            await ItemAsync());
    }

    [Fact]
    public async Task A_lease_of_one_of_several_streams_says_which()
    {
        var table = await ReadyAsync();
        var stream = new StreamIdentifier("orders", "123456789012", 1700000000);
        var lease = Row($"{stream}:{Key}") with { ShardId = Key, Stream = stream };

        await table.CreateAsync(lease, Cancellation);

        var item = await ItemAsync(lease.LeaseKey);
        Assert.Contains("streamName=123456789012:orders:1700000000", item);
        Assert.Contains("shardId=shardId-000000000000", item);
        var found = await table.FindAsync(lease.LeaseKey, Cancellation);
        Assert.Equal((Key, stream), (found!.ShardId, found.Stream));
    }

    /// <summary>Whatever a lease may hold comes back as it went.</summary>
    [Fact]
    public async Task A_lease_is_read_as_it_was_created()
    {
        var table = await ReadyAsync();
        var lease = Row() with
        {
            LeaseOwner = "new",
            CheckpointOwner = "old",
            LeaseCounter = 7,
            OwnerSwitchesSinceCheckpoint = 3,
            Checkpoint = new(Number, 5),
            PendingCheckpoint = new(Number, 9),
            PendingCheckpointState = new byte[] { 1, 2, 3 },
            ParentShardIds = ["a", "b"],
            ChildShardIds = ["c", "d"],
            HashRange = new HashRange(5, 6),
            ThroughputKBps = 12.25,
        };
        await table.CreateAsync(lease, Cancellation);

        var found = await table.FindAsync(Key, Cancellation);

        Assert.Equal(lease.PendingCheckpointState.ToArray(), found!.PendingCheckpointState.ToArray());
        Assert.Equal(lease.ParentShardIds, found.ParentShardIds.Order());
        Assert.Equal(lease.ChildShardIds, found.ChildShardIds.Order());
        Assert.Equal(
            lease, found with { PendingCheckpointState = lease.PendingCheckpointState, ParentShardIds = lease.ParentShardIds, ChildShardIds = lease.ChildShardIds });
    }

    [Fact]
    public async Task A_renewal_counts_up_for_its_owner_and_counter()
    {
        var table = await ReadyAsync();
        var lease = Row() with { LeaseOwner = "me", LeaseCounter = 4 };
        await table.CreateAsync(lease, Cancellation);

        var renewal = await table.RenewAsync(lease with { ThroughputKBps = 1234567.12345678 }, Cancellation);

        Assert.Equal((true, 5, 1234567.123457), (renewal.Succeeded, renewal.Row?.LeaseCounter, renewal.Row?.ThroughputKBps));
        Assert.Contains("throughputKBps=1234567.123457", await ItemAsync());
        var second = await table.RenewAsync(lease, Cancellation);
        Assert.Equal((false, 5), (second.Succeeded, second.Row?.LeaseCounter));
        var others = await table.RenewAsync(renewal.Row! with { LeaseOwner = "other" }, Cancellation);
        Assert.Equal((false, "me"), (others.Succeeded, others.Row?.LeaseOwner));
        var promised = await table.RenewAsync(renewal.Row! with { CheckpointOwner = "other" }, Cancellation);
        Assert.Equal((false, null), (promised.Succeeded, promised.Row?.CheckpointOwner));
        await table.DeleteAsync(Key, Cancellation);
        Assert.Equal(new LeaseRenewal(false, null), await table.RenewAsync(renewal.Row!, Cancellation));
    }

    [Fact]
    public async Task A_take_makes_the_owner_and_ends_a_hand_off()
    {
        var table = await ReadyAsync();
        var lease = Row() with { LeaseOwner = "new", CheckpointOwner = "old", LeaseCounter = 4, OwnerSwitchesSinceCheckpoint = 1 };
        await table.CreateAsync(lease, Cancellation);

        Assert.Null(await table.TakeAsync(lease with { LeaseCounter = 3 }, "me", Cancellation));
        var taken = await table.TakeAsync(lease, "me", Cancellation);

        Assert.Equal(("me", null, 5, 2), (taken!.LeaseOwner, taken.CheckpointOwner, taken.LeaseCounter, taken.OwnerSwitchesSinceCheckpoint));
        Assert.DoesNotContain(await ItemAsync(), attribute => attribute.StartsWith("checkpointOwner", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hand_off_promises_the_lease_and_then_gives_it()
    {
        var table = await ReadyAsync();
        var lease = Row() with { LeaseOwner = "old", LeaseCounter = 4 };
        await table.CreateAsync(lease, Cancellation);
        Assert.Null(await table.RequestHandoffAsync(lease with { LeaseOwner = "other" }, "new", Cancellation));

        var promised = await table.RequestHandoffAsync(lease, "new", Cancellation);
        Assert.Equal(("new", "old", 4, 0), (promised!.LeaseOwner, promised.CheckpointOwner, promised.LeaseCounter, promised.OwnerSwitchesSinceCheckpoint));
        Assert.Null(await table.RequestHandoffAsync(promised, "third", Cancellation));

        var refused = await table.RenewAsync(lease, Cancellation);
        Assert.Equal((false, "old"), (refused.Succeeded, refused.Row?.CheckpointOwner));
        var renewed = await table.RenewAsync(promised, Cancellation);
        Assert.True(renewed.Succeeded);
        var checkpointed = await table.CheckpointAsync(renewed.Row!, new(Number), Cancellation);
        Assert.Equal(new(Number), checkpointed?.Checkpoint);

        Assert.Null(await table.CompleteHandoffAsync(checkpointed! with { CheckpointOwner = "other" }, Cancellation));
        var given = await table.CompleteHandoffAsync(checkpointed!, Cancellation);
        Assert.Equal(("new", null, 7, 1), (given!.LeaseOwner, given.CheckpointOwner, given.LeaseCounter, given.OwnerSwitchesSinceCheckpoint));
    }

    [Fact]
    public async Task A_lease_given_up_has_no_owner_and_is_not_in_the_index()
    {
        var table = await ReadyAsync();
        var lease = Row() with { LeaseOwner = "me", LeaseCounter = 4 };
        await table.CreateAsync(lease, Cancellation);
        Assert.Equal([Key], await table.ListKeysOfAsync("me", Cancellation));

        Assert.Null(await table.EvictAsync(lease with { LeaseOwner = "other" }, Cancellation));
        var given = await table.EvictAsync(lease, Cancellation);

        Assert.Equal((null, 5), (given!.LeaseOwner, given.LeaseCounter));
        Assert.Empty(await table.ListKeysOfAsync("me", Cancellation));
        // Without an owner it can be taken, and given up again.
        Assert.Equal("other", (await table.TakeAsync(given, "other", Cancellation))?.LeaseOwner);
    }

    [Fact]
    public async Task A_checkpoint_clears_the_prepared_one()
    {
        var table = await ReadyAsync();
        var lease = Row() with { LeaseOwner = "me", OwnerSwitchesSinceCheckpoint = 3 };
        await table.CreateAsync(lease, Cancellation);

        var prepared = await table.PrepareCheckpointAsync(lease, new(Number, 2), new byte[] { 7 }, Cancellation);
        Assert.Equal((new(Number, 2), 1), (prepared!.PendingCheckpoint, prepared.PendingCheckpointState.Length));
        Assert.Null(await table.CheckpointAsync(lease, new(Number), Cancellation));
        var done = await table.CheckpointAsync(prepared, new(Number, 2), Cancellation);

        Assert.Equal((2, 0), (done!.LeaseCounter, done.OwnerSwitchesSinceCheckpoint));
        Assert.Equal(
            [$"checkpoint={Number}", "checkpointSubSequenceNumber=2", "entityType=LEASE", "leaseCounter=2", $"leaseKey={Key}", "leaseOwner=me", "ownerSwitchesSinceCheckpoint=0"],
            await ItemAsync());
    }

    [Fact]
    public async Task Child_shards_are_stored_for_the_owner_and_a_description_for_anyone()
    {
        var table = await ReadyAsync();
        var lease = Row() with { LeaseOwner = "me" };
        await table.CreateAsync(lease, Cancellation);

        Assert.Null(await table.SetChildShardsAsync(lease with { LeaseOwner = "other" }, ["a"], Cancellation));
        Assert.Equal(["a"], (await table.SetChildShardsAsync(lease, ["a"], Cancellation))!.ChildShardIds);
        var described = await table.DescribeAsync(lease with { ChildShardIds = ["b"], HashRange = new HashRange(1, 2) }, Cancellation);

        Assert.Equal((new HashRange(1, 2), 1), (described!.HashRange, described.LeaseCounter));
        Assert.Equal(["b"], described.ChildShardIds);
        Assert.Null(await table.DescribeAsync(Row("gone") with { HashRange = new HashRange(1, 2) }, Cancellation));
        Assert.Null(await table.FindAsync("gone", Cancellation));
    }

    /// <summary>Rows as Java writes them: before 3.5 without entityType, since then beside rows that are no leases.</summary>
    [Fact]
    public async Task Rows_of_the_java_library_are_read_and_those_that_are_no_leases_are_not()
    {
        var table = await ReadyAsync();
        await PutAsync(new()
        {
            ["leaseKey"] = new(Key), ["leaseOwner"] = new("java"), ["leaseCounter"] = new() { N = "3" }, ["ownerSwitchesSinceCheckpoint"] = new() { N = "0" },
            ["checkpoint"] = new("LATEST"), ["checkpointSubSequenceNumber"] = new() { N = "0" }, ["throughputKBps"] = new() { N = "0.333333" },
        });
        await PutAsync(new() { ["leaseKey"] = new("Leader"), ["entityType"] = new("LEADER"), ["ownerName"] = new("java") });
        await PutAsync(new() { ["leaseKey"] = new("java"), ["entityType"] = new("WORKER_METRIC_STATS"), ["wid"] = new("java") });
        await PutAsync(new() { ["leaseKey"] = new("Migration3.0"), ["entityType"] = new("CLIENT_VERSION_MIGRATION") });

        var lease = Assert.Single(await table.ListAsync(Cancellation));

        Assert.Equal(
            (Key, Key, "java", 3, ExtendedSequenceNumber.Latest, 0.333333, null),
            (lease.LeaseKey, lease.ShardId, lease.LeaseOwner, lease.LeaseCounter, lease.Checkpoint, lease.ThroughputKBps, lease.Stream));
        Assert.Null(await table.FindAsync("Leader", Cancellation));
        Assert.Equal([Key], await table.ListKeysOfAsync("java", Cancellation));
    }

    [Fact]
    public async Task A_lease_that_cannot_be_read_is_named()
    {
        var table = await ReadyAsync();
        await PutAsync(new() { ["leaseKey"] = new(Key), ["checkpoint"] = new("somewhere") });

        Assert.Contains(Key, (await Assert.ThrowsAsync<InvalidStateException>(() => table.ListAsync(Cancellation))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_table_a_call_says_so()
    {
        await Assert.ThrowsAsync<InvalidStateException>(() => Table().RenewAsync(Row(), Cancellation));
        await Assert.ThrowsAsync<InvalidStateException>(() => Table().FindAsync(Key, Cancellation));
        await Assert.ThrowsAsync<InvalidStateException>(() => Table().CreateAsync(Row(), Cancellation));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_a_dependency_that_failed()
    {
        using var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:1", AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
        var table = new DynamoDBLeaseTable(client, _name, LeaseAssignment.LeaseCount, TimeProvider.System);

        await Assert.ThrowsAsync<KinesisClientLibDependencyException>(() => table.FindAsync(Key, Cancellation));
    }

    [Fact]
    public async Task A_call_that_was_cancelled_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Table().FindAsync(Key, cancelled.Token));
    }

    [Fact]
    public async Task Two_workers_share_leases_over_the_server()
    {
        var options = new LeaseOptions { Assignment = LeaseAssignment.LeaseCount, Failover = TimeSpan.FromSeconds(2), MaxLeasesToStealAtOneTime = 4 };
        var table = await ReadyAsync();
        for (var i = 0; i < 4; i++) await table.CreateAsync(Fleet.Row(i), Cancellation);
        await using var first = Coordinator("first", table, options);
        await using var second = Coordinator("second", table, options);

        await first.StartAsync(Cancellation);
        await Eventually.IsTrueAsync(() => first.Held.Count == 4);
        await second.StartAsync(Cancellation);
        await Eventually.IsTrueAsync(() => first.Held.Count == 2 && second.Held.Count == 2);
        await first.DisposeAsync();
        await Eventually.IsTrueAsync(() => second.Held.Count == 4);
    }

    private static LeaseCoordinator Coordinator(string id, DynamoDBLeaseTable table, LeaseOptions options)
    {
        var logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;
        return new(table, new CountBasedAssigner(table, id, options, TimeProvider.System, logger, new Random(1)), id, options, TimeProvider.System, logger);
    }

    private static Lease Row(string key = Key) => new() { LeaseKey = key, ShardId = key, Checkpoint = ExtendedSequenceNumber.TrimHorizon };

    private DynamoDBLeaseTable Table(LeaseAssignment assignment = LeaseAssignment.WorkerUtilization) =>
        new(server.Client, _name, assignment, TimeProvider.System);

    private async Task<DynamoDBLeaseTable> ReadyAsync()
    {
        var table = Table();
        Assert.True(await table.EnsureAsync(Cancellation));
        return table;
    }

    private Task<PutItemResponse> PutAsync(Dictionary<string, AttributeValue> item) => server.Client.PutItemAsync(_name, item, Cancellation);

    /// <summary>The item as it lies in the table, an attribute a text.</summary>
    private async Task<IReadOnlyList<string>> ItemAsync(string key = Key)
    {
        var item = (await server.Client.GetItemAsync(_name, new() { ["leaseKey"] = new(key) }, Cancellation)).Item;
        return [.. item.Select(attribute => $"{attribute.Key}={Text(attribute.Value)}").Order(StringComparer.Ordinal)];

        static string Text(AttributeValue value) =>
            value.S ?? value.N ?? (value.SS is { Count: > 0 } texts ? $"{{{string.Join(',', texts.Order())}}}" : Convert.ToHexStringLower(value.B.ToArray()));
    }
}
