using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Millrace.Kcl.Leases.Assignment;

/// <summary>The state of workers in DynamoDB, item for item as the Java KCL 3 and its lock client write it (facts/dynamodb.md 2.3).</summary>
internal sealed class DynamoDBCoordinatorState(IAmazonDynamoDB client, KclOptions options) : ICoordinatorState
{
    private const string LockKey = "Leader";
    private const string ClientVersionKey = "Migration3.0";
    private const string TableMigrationKey = "TableMigration3.5";
    private const string MetricsType = "WORKER_METRIC_STATS";
    private const string IsReleasedValue = "1";

    // The version of the one-table layout that a worker knows.
    private const string TableSupport = "1";

    private CoordinatorTables? _tables;

    /// <inheritdoc/>
    public async Task<LeaderLock?> FindLockAsync(CancellationToken cancellationToken)
    {
        var item = await FindAsync(await TablesAsync(cancellationToken).ConfigureAwait(false), LockKey, cancellationToken).ConfigureAwait(false);
        if (item is null || !item.TryGetValue("recordVersionNumber", out var version)) return null;
        var duration = long.TryParse(item.GetValueOrDefault("leaseDuration")?.S, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : TimeSpan.Zero;
        return new(item.GetValueOrDefault("ownerName")?.S ?? "", version.S, duration, item.ContainsKey("isReleased"));
    }

    /// <inheritdoc/>
    public async Task<bool> WriteLockAsync(LeaderLock wanted, string? version, CancellationToken cancellationToken)
    {
        var tables = await TablesAsync(cancellationToken).ConfigureAwait(false);
        var request = new UpdateItemRequest
        {
            TableName = tables.StateTable,
            Key = new() { [tables.StateKey] = new(LockKey) },
            ConditionExpression = version is null ? "attribute_not_exists(#rvn)" : "attribute_exists(#pk) AND #rvn = :rvn",
            UpdateExpression = "SET #on = :on, #ld = :ld, #rvn = :newRvn",
            ExpressionAttributeNames = new() { ["#on"] = "ownerName", ["#ld"] = "leaseDuration", ["#rvn"] = "recordVersionNumber", ["#ir"] = "isReleased" },
            ExpressionAttributeValues = new()
            {
                [":on"] = new(wanted.Owner),
                [":ld"] = new(((long)wanted.Duration.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)),
                [":newRvn"] = new(wanted.Version),
            },
        };
        if (version is not null)
        {
            request.ExpressionAttributeNames["#pk"] = tables.StateKey;
            request.ExpressionAttributeValues[":rvn"] = new(version);
        }

        if (tables.IsSingle) Set(request, "entityType", new("LEADER"));
        if (wanted.IsReleased)
        {
            request.UpdateExpression += ", #ir = :ir";
            request.ExpressionAttributeValues[":ir"] = new(IsReleasedValue);
        }
        else
        {
            request.UpdateExpression += " REMOVE #ir";
        }

        return await TryAsync(() => client.UpdateItemAsync(request, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WorkerMetrics>> ListMetricsAsync(CancellationToken cancellationToken)
    {
        var tables = await TablesAsync(cancellationToken).ConfigureAwait(false);
        var request = new ScanRequest { TableName = tables.MetricsTable };
        if (tables.IsSingle)
        {
            request.FilterExpression = "entityType = :type";
            request.ExpressionAttributeValues = new() { [":type"] = new(MetricsType) };
        }

        List<WorkerMetrics> metrics = [];
        do
        {
            var page = await client.ScanAsync(request, cancellationToken).ConfigureAwait(false);
            metrics.AddRange((page.Items ?? []).Select(item => Read(item, tables)).OfType<WorkerMetrics>());
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return metrics;
    }

    /// <inheritdoc/>
    public async Task ReportMetricsAsync(WorkerMetrics metrics, CancellationToken cancellationToken)
    {
        var tables = await TablesAsync(cancellationToken).ConfigureAwait(false);
        var request = new UpdateItemRequest
        {
            TableName = tables.MetricsTable,
            Key = new() { [tables.MetricsKey] = new(metrics.WorkerId) },
            UpdateExpression = "SET #lut = :lut",
            ExpressionAttributeNames = new() { ["#lut"] = "lut" },
            ExpressionAttributeValues = new() { [":lut"] = Number(metrics.LastUpdate) },
        };
        Set(request, "sts", Map(metrics.Samples, static value => new() { N = value.ToString("R", CultureInfo.InvariantCulture) }));
        Set(request, "opr", Map(metrics.OperatingRanges, Number));
        if (tables.IsSingle)
        {
            Set(request, "wid", new(metrics.WorkerId));
            Set(request, "entityType", new(MetricsType));
            Set(request, "sup", new() { N = TableSupport });
            Set(request, "slu", Number(metrics.LastUpdate));
        }

        await client.UpdateItemAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task DeleteMetricsAsync(string workerId, CancellationToken cancellationToken)
    {
        var tables = await TablesAsync(cancellationToken).ConfigureAwait(false);
        await TryAsync(() => client.DeleteItemAsync(
            new DeleteItemRequest
            {
                TableName = tables.MetricsTable,
                Key = new() { [tables.MetricsKey] = new(workerId) },
                ConditionExpression = "attribute_exists(wid)",
            },
            cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<string?> FindClientVersionAsync(CancellationToken cancellationToken)
    {
        // Asked now and then all the while: the time to see whether Java's workers have moved the tables.
        _tables = await FindTablesAsync(cancellationToken).ConfigureAwait(false);
        return (await FindAsync(_tables, ClientVersionKey, cancellationToken).ConfigureAwait(false))?.GetValueOrDefault("cv")?.S;
    }

    /// <inheritdoc/>
    public async Task<bool> CreateClientVersionAsync(string version, string workerId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tables = await TablesAsync(cancellationToken).ConfigureAwait(false);
        var request = new PutItemRequest
        {
            TableName = tables.StateTable,
            Item = new()
            {
                [tables.StateKey] = new(ClientVersionKey),
                ["cv"] = new(version),
                ["mb"] = new(workerId),
                ["mts"] = Number(now.ToUnixTimeMilliseconds()),
            },
            ConditionExpression = "attribute_not_exists(#pk)",
            ExpressionAttributeNames = new() { ["#pk"] = tables.StateKey },
        };
        if (tables.IsSingle) request.Item["entityType"] = new("CLIENT_VERSION_MIGRATION");
        return await TryAsync(() => client.PutItemAsync(request, cancellationToken)).ConfigureAwait(false);
    }

    private static void Set(UpdateItemRequest request, string name, AttributeValue value)
    {
        request.UpdateExpression += $", #{name} = :{name}";
        request.ExpressionAttributeNames[$"#{name}"] = name;
        request.ExpressionAttributeValues[$":{name}"] = value;
    }

    private static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    private static AttributeValue Map<T>(IReadOnlyDictionary<string, IReadOnlyList<T>> values, Func<T, AttributeValue> write) => new()
    {
        M = values.ToDictionary(static value => value.Key, value => new AttributeValue { L = [.. value.Value.Select(write)], IsLSet = true }),
        IsMSet = true,
    };

    private static WorkerMetrics? Read(Dictionary<string, AttributeValue> item, CoordinatorTables tables)
    {
        if (item.GetValueOrDefault(tables.MetricsKey)?.S is not { } workerId) return null;
        // Without a time the entry counts as written long ago.
        _ = long.TryParse(item.GetValueOrDefault("lut")?.N, NumberStyles.None, CultureInfo.InvariantCulture, out var lastUpdate);
        return new(
            workerId, lastUpdate, Lists(item.GetValueOrDefault("sts"), static value => value),
            Lists(item.GetValueOrDefault("opr"), static value => (long)value));
    }

    private static Dictionary<string, IReadOnlyList<T>> Lists<T>(AttributeValue? map, Func<double, T> convert) => (map?.M ?? [])
        .Where(static entry => entry.Value.L is not null)
        .ToDictionary(
            static entry => entry.Key,
            entry => (IReadOnlyList<T>)[.. entry.Value.L.Where(static value => value.N is not null)
                .Select(value => convert(double.Parse(value.N, CultureInfo.InvariantCulture)))]);

    private static async Task<bool> TryAsync<T>(Func<Task<T>> call)
    {
        try
        {
            await call().ConfigureAwait(false);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private async ValueTask<CoordinatorTables> TablesAsync(CancellationToken cancellationToken) =>
        _tables ??= await FindTablesAsync(cancellationToken).ConfigureAwait(false);

    private async Task<CoordinatorTables> FindTablesAsync(CancellationToken cancellationToken)
    {
        var (single, separate) = (CoordinatorTables.Single(options), CoordinatorTables.Separate(options));
        try
        {
            var migration = await FindAsync(separate, TableMigrationKey, cancellationToken).ConfigureAwait(false)
                ?? await FindAsync(single, TableMigrationKey, cancellationToken).ConfigureAwait(false);
            return migration?.GetValueOrDefault("tm")?.S == "COMPLETE" ? single : separate;
        }
        catch (ResourceNotFoundException)
        {
            return single;
        }
        catch (AmazonDynamoDBException error) when (error.ErrorCode == "AccessDeniedException")
        {
            // Who may not read the tables of before was set up without them.
            return single;
        }
    }

    private async Task<Dictionary<string, AttributeValue>?> FindAsync(CoordinatorTables tables, string key, CancellationToken cancellationToken)
    {
        var answer = await client.GetItemAsync(
            new GetItemRequest { TableName = tables.StateTable, Key = new() { [tables.StateKey] = new(key) }, ConsistentRead = true },
            cancellationToken).ConfigureAwait(false);
        return answer.Item is { Count: > 0 } item ? item : null;
    }
}
