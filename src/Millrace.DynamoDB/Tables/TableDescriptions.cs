using Millrace.DynamoDB.Streams;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Tables;

/// <summary>Describes tables as AWS does (facts/dynamodb.md 9).</summary>
internal static class TableDescriptions
{
    private const long OnDemandReadUnits = 12_000;
    private const long OnDemandWriteUnits = 4_000;

    /// <summary>Describes a table.</summary>
    /// <param name="reader">What its counts are read from.</param>
    /// <param name="table">The table.</param>
    /// <param name="status">Its status: a change is told once, by the call that made it.</param>
    /// <param name="changing">The index that is being made or deleted, and its status.</param>
    public static TableDescription Of(
        ITableReader reader, Table table, string status = TableStatus.Active, (string Name, string Status)? changing = null)
    {
        var (key, state) = (table.Key, table.State);
        var statistics = TableStatistics.Read(reader, state.Space);
        return new TableDescription
        {
            AttributeDefinitions = [.. state.Definitions.Select(static attribute => new AttributeDefinition { AttributeName = attribute.Name, AttributeType = attribute.Type })],
            TableName = key.Name,
            KeySchema = Of(state.Key),
            TableStatus = status,
            CreationDateTime = DateTimeOffset.FromUnixTimeMilliseconds(state.CreatedAt),
            ProvisionedThroughput = Of(state.Throughput),
            TableSizeBytes = statistics.Bytes,
            ItemCount = statistics.Items,
            TableArn = key.Arn,
            TableId = state.Id.ToString(),
            BillingModeSummary = state.OnDemandSince is { } since
                ? new BillingModeSummary { BillingMode = state.BillingMode, LastUpdateToPayPerRequestDateTime = DateTimeOffset.FromUnixTimeMilliseconds(since) }
                : null,
            LocalSecondaryIndexes = Some(state.Indexes.Where(static index => !index.IsGlobal).Select(index => OfLocal(reader, key, index))),
            GlobalSecondaryIndexes = Some(state.Indexes.Where(static index => index.IsGlobal).Select(index => OfGlobal(
                reader, key, state, index, changing is { } change && change.Name == index.Name ? change.Status : IndexStatus.Active))),
            TableClassSummary = state.TableClass is { } tableClass
                ? new TableClassSummary { TableClass = tableClass, LastUpdateDateTime = Time(state.TableClassSince) }
                : null,
            DeletionProtectionEnabled = state.IsDeletionProtected,
            StreamSpecification = state.Stream is { } stream ? new StreamSpecification { StreamEnabled = true, StreamViewType = stream.ViewType } : null,
            LatestStreamLabel = state.StreamLabel,
            LatestStreamArn = state.StreamLabel is { } label ? new StreamKey(key, label).Arn : null,
            OnDemandThroughput = state.OnDemandThroughput,
            WarmThroughput = Warm(state, state.Throughput) is var (read, write)
                ? new TableWarmThroughputDescription { ReadUnitsPerSecond = read, WriteUnitsPerSecond = write, Status = TableStatus.Active }
                : null,
        };
    }

    /// <summary>The parts of a key.</summary>
    public static List<KeySchemaElement> Of(KeyState key) =>
    [
        .. key.Hash.Select(static attribute => new KeySchemaElement { AttributeName = attribute.Name, KeyType = KeyType.Hash }),
        .. key.Range.Select(static attribute => new KeySchemaElement { AttributeName = attribute.Name, KeyType = KeyType.Range }),
    ];

    private static LocalSecondaryIndexDescription OfLocal(ITableReader reader, TableKey table, IndexState index)
    {
        var statistics = TableStatistics.Read(reader, index.Space);
        return new LocalSecondaryIndexDescription
        {
            IndexName = index.Name,
            KeySchema = Of(index.Key),
            Projection = ProjectionOf(index),
            IndexSizeBytes = statistics.Bytes,
            ItemCount = statistics.Items,
            IndexArn = $"{table.Arn}/index/{index.Name}",
        };
    }

    private static GlobalSecondaryIndexDescription OfGlobal(ITableReader reader, TableKey key, TableState table, IndexState index, string status)
    {
        var statistics = TableStatistics.Read(reader, index.Space);
        var (read, write) = Warm(table, index.Throughput);
        return new GlobalSecondaryIndexDescription
        {
            IndexName = index.Name,
            KeySchema = Of(index.Key),
            Projection = ProjectionOf(index),
            IndexStatus = status,
            ProvisionedThroughput = Of(index.Throughput),
            IndexSizeBytes = statistics.Bytes,
            ItemCount = statistics.Items,
            IndexArn = $"{key.Arn}/index/{index.Name}",
            OnDemandThroughput = index.OnDemandThroughput,
            WarmThroughput = new GlobalSecondaryIndexWarmThroughputDescription { ReadUnitsPerSecond = read, WriteUnitsPerSecond = write, Status = IndexStatus.Active },
        };
    }

    private static Model.DynamoDB.Projection ProjectionOf(IndexState index) =>
        new() { ProjectionType = index.ProjectionType, NonKeyAttributes = index.NonKeyAttributes };

    private static ProvisionedThroughputDescription Of(ThroughputState throughput) => new()
    {
        LastIncreaseDateTime = Time(throughput.IncreasedAt),
        LastDecreaseDateTime = Time(throughput.DecreasedAt),
        NumberOfDecreasesToday = 0,
        ReadCapacityUnits = throughput.Read,
        WriteCapacityUnits = throughput.Write,
    };

    private static (long Read, long Write) Warm(TableState table, ThroughputState throughput) =>
        table.BillingMode == BillingMode.PayPerRequest ? (OnDemandReadUnits, OnDemandWriteUnits) : (throughput.Read, throughput.Write);

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    private static List<T>? Some<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;
}
