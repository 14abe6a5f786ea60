using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB;

/// <summary>What the operations work with.</summary>
internal sealed record DynamoDBRoom(ITableStore Store, TimeProvider Time)
{
    /// <summary>Which tables there are.</summary>
    public TableCatalog Catalog { get; } = new();

    /// <summary>Where changes of tables can be put; null for nowhere.</summary>
    public IChangeDestination? Destination { get; init; }

    /// <summary>The quotas, which are told and not held to.</summary>
    public DescribeLimitsResponse Quotas { get; } = new()
    {
        AccountMaxReadCapacityUnits = 80_000,
        AccountMaxWriteCapacityUnits = 80_000,
        TableMaxReadCapacityUnits = 40_000,
        TableMaxWriteCapacityUnits = 40_000,
    };

    /// <summary>How long clients may remember where the service is.</summary>
    public int EndpointCachePeriodInMinutes { get; } = 1440;

    /// <summary>Now, in epoch milliseconds.</summary>
    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The table of a call about items.</summary>
    /// <exception cref="ServiceException">There is none.</exception>
    public Table Find(ITableReader reader, TableKey key) => Catalog.Find(reader, key) ?? throw DynamoDBErrors.NoTable();

    /// <summary>The table of a call about tables.</summary>
    /// <exception cref="ServiceException">There is none.</exception>
    public Table FindToManage(ITableReader reader, TableKey key) => Catalog.Find(reader, key) ?? throw DynamoDBErrors.NoTable(key.Name);
}
