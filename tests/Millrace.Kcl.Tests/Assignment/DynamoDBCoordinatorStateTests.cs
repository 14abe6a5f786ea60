using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Millrace.Kcl.Leases.Assignment;
using Millrace.Server.Tests;

namespace Millrace.Kcl.Tests.Assignment;

/// <summary>The state of workers against the server: which items there are, attribute by attribute, and their conditions.</summary>
public sealed class DynamoDBCoordinatorStateTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    private static readonly KclOptions Options = new() { ApplicationName = "app", Streams = [] };

    private ServerProcess _server = null!;
    private AmazonDynamoDBClient _client = null!;
    private DynamoDBCoordinatorState _state = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync("--in-memory");
        _client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("test", "test"), new AmazonDynamoDBConfig { ServiceURL = _server.Endpoint.OriginalString, AuthenticationRegion = "eu-west-1" });
        _state = new DynamoDBCoordinatorState(_client, Options);
        await CreateTableAsync("app", "leaseKey");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_lock_is_that_of_the_lock_client()
    {
        Assert.Null(await _state.FindLockAsync(Ending));
        Assert.True(await _state.WriteLockAsync(new("a", "v1", TimeSpan.FromSeconds(20)), null, Ending));
        Assert.False(await _state.WriteLockAsync(new("b", "v2", TimeSpan.FromSeconds(20)), null, Ending));
        Assert.False(await _state.WriteLockAsync(new("b", "v2", TimeSpan.FromSeconds(20)), "v0", Ending));

        Assert.Equal(new("a", "v1", TimeSpan.FromSeconds(20)), await _state.FindLockAsync(Ending));
        Assert.Equal(
            ["entityType=LEADER", "leaseDuration=20000", "leaseKey=Leader", "ownerName=a", "recordVersionNumber=v1"], await TextsAsync("app", "leaseKey", "Leader"));
    }

    [Fact]
    public async Task A_lock_of_Javas_is_read_and_taken_with_all_else_that_it_holds()
    {
        await PutAsync("app", new()
        {
            ["leaseKey"] = new("Leader"), ["ownerName"] = new("java"), ["leaseDuration"] = new("120000"), ["recordVersionNumber"] = new("r1"),
            ["isReleased"] = new("1"), ["steadySince"] = new("then"),
        });

        Assert.Equal(new("java", "r1", TimeSpan.FromSeconds(120), IsReleased: true), await _state.FindLockAsync(Ending));
        Assert.True(await _state.WriteLockAsync(new("a", "v1", TimeSpan.FromSeconds(20)), "r1", Ending));

        Assert.Equal(new("a", "v1", TimeSpan.FromSeconds(20)), await _state.FindLockAsync(Ending));
        Assert.Contains("steadySince=then", await TextsAsync("app", "leaseKey", "Leader"));

        Assert.True(await _state.WriteLockAsync(new("a", "v1", TimeSpan.FromSeconds(20), IsReleased: true), "v1", Ending));
        Assert.Contains("isReleased=1", await TextsAsync("app", "leaseKey", "Leader"));
    }

    [Fact]
    public async Task Metrics_are_told_from_leases_and_keep_what_others_wrote()
    {
        await PutAsync("app", new() { ["leaseKey"] = new("shardId-000000000000"), ["checkpoint"] = new("LATEST"), ["leaseCounter"] = new() { N = "1" } });
        await PutAsync("app", new() { ["leaseKey"] = new("a"), ["properties"] = new() { M = new() { ["x"] = new("y") } } });
        WorkerMetrics busy = new(
            "a", 1_700_000_000, new Dictionary<string, IReadOnlyList<double>> { ["C"] = [12.5, -1] }, new Dictionary<string, IReadOnlyList<long>> { ["C"] = [100] });
        WorkerMetrics idle = new("b", 1_700_000_001, new Dictionary<string, IReadOnlyList<double>>(), new Dictionary<string, IReadOnlyList<long>>());

        await _state.ReportMetricsAsync(busy, Ending);
        await _state.ReportMetricsAsync(idle, Ending);

        var metrics = (await _state.ListMetricsAsync(Ending)).OrderBy(static entry => entry.WorkerId).ToList();
        Assert.Equal([("a", 1_700_000_000L), ("b", 1_700_000_001L)], metrics.Select(static entry => (entry.WorkerId, entry.LastUpdate)));
        Assert.Equal([12.5, -1], metrics[0].Samples["C"]);
        Assert.Equal([100], metrics[0].OperatingRanges["C"]);
        Assert.Empty(metrics[1].Samples);
        var item = await FindAsync("app", "leaseKey", "a");
        Assert.Equal(["entityType", "leaseKey", "lut", "opr", "properties", "slu", "sts", "sup", "wid"], item.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("WORKER_METRIC_STATS", "a", "1700000000"), (item["entityType"].S, item["wid"].S, item["lut"].N));

        await _state.DeleteMetricsAsync("a", Ending);
        await _state.DeleteMetricsAsync("a", Ending);
        await _state.DeleteMetricsAsync("shardId-000000000000", Ending);
        Assert.Equal(["b"], (await _state.ListMetricsAsync(Ending)).Select(static entry => entry.WorkerId));
        Assert.NotEmpty(await FindAsync("app", "leaseKey", "shardId-000000000000"));
    }

    [Fact]
    public async Task The_migration_item_is_written_once()
    {
        Assert.Null(await _state.FindClientVersionAsync(Ending));
        Assert.True(await _state.CreateClientVersionAsync(ClientVersion.V3X, "a", Now, Ending));
        Assert.False(await _state.CreateClientVersionAsync("CLIENT_VERSION_2X", "b", Now, Ending));

        Assert.Equal("CLIENT_VERSION_3X", await _state.FindClientVersionAsync(Ending));
        Assert.Equal(
            ["cv=CLIENT_VERSION_3X", "entityType=CLIENT_VERSION_MIGRATION", "leaseKey=Migration3.0", "mb=a", "mts=1700000000000"],
            await TextsAsync("app", "leaseKey", "Migration3.0"));
    }

    [Fact]
    public async Task An_application_of_3_0_to_3_4_keeps_its_own_tables_until_they_are_moved()
    {
        await CreateTableAsync("app-CoordinatorState", "key");
        await CreateTableAsync("app-WorkerMetricStats", "wid");
        await PutAsync("app-CoordinatorState", new() { ["key"] = new("Migration3.0"), ["cv"] = new("CLIENT_VERSION_3X_WITH_ROLLBACK") });

        Assert.Equal("CLIENT_VERSION_3X_WITH_ROLLBACK", await _state.FindClientVersionAsync(Ending));
        await _state.WriteLockAsync(new("a", "v1", TimeSpan.FromSeconds(20)), null, Ending);
        await _state.ReportMetricsAsync(
            new("a", 7, new Dictionary<string, IReadOnlyList<double>>(), new Dictionary<string, IReadOnlyList<long>>()), Ending);

        Assert.Equal(["key=Leader", "leaseDuration=20000", "ownerName=a", "recordVersionNumber=v1"], await TextsAsync("app-CoordinatorState", "key", "Leader"));
        Assert.Equal(["lut", "opr", "sts", "wid"], (await FindAsync("app-WorkerMetricStats", "wid", "a")).Keys.Order(StringComparer.Ordinal));
        Assert.Single(await _state.ListMetricsAsync(Ending));
        await _state.DeleteMetricsAsync("a", Ending);
        Assert.Empty(await _state.ListMetricsAsync(Ending));

        await PutAsync("app", new() { ["leaseKey"] = new("TableMigration3.5"), ["tm"] = new("COMPLETE") });
        Assert.Null(await _state.FindClientVersionAsync(Ending));
        Assert.Null(await _state.FindLockAsync(Ending));
    }

    private Task<CreateTableResponse> CreateTableAsync(string name, string key) => _client.CreateTableAsync(
        new CreateTableRequest
        {
            TableName = name, BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new() { AttributeName = key, KeyType = KeyType.HASH }],
            AttributeDefinitions = [new() { AttributeName = key, AttributeType = ScalarAttributeType.S }],
        },
        Ending);

    private Task<PutItemResponse> PutAsync(string table, Dictionary<string, AttributeValue> item) => _client.PutItemAsync(new PutItemRequest { TableName = table, Item = item }, Ending);

    private async Task<Dictionary<string, AttributeValue>> FindAsync(string table, string key, string value) =>
        (await _client.GetItemAsync(new GetItemRequest { TableName = table, Key = new() { [key] = new(value) } }, Ending)).Item ?? [];

    private async Task<IEnumerable<string>> TextsAsync(string table, string key, string value) =>
        (await FindAsync(table, key, value)).Select(static attribute => $"{attribute.Key}={attribute.Value.S ?? attribute.Value.N}").Order(StringComparer.Ordinal);
}
