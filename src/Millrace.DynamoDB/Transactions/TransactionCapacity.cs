using Millrace.DynamoDB.Items;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Transactions;

/// <summary>Tells the capacity that a transaction used, table by table (facts/dynamodb.md 8, 15).</summary>
internal static class TransactionCapacity
{
    /// <summary>What a unit of a transaction costs.</summary>
    public const int Factor = 2;

    /// <summary>Tells of reads.</summary>
    /// <param name="asked">ReturnConsumedCapacity.</param>
    /// <param name="reads">The table of each read, as the request names it, and what the read cost.</param>
    public static IReadOnlyList<ConsumedCapacity>? OfReads(string? asked, IEnumerable<(string TableName, double Units)> reads) =>
        asked is null or ReturnConsumedCapacity.None
            ? null
            : [.. reads.GroupBy(static read => read.TableName).Select(table => OfRead(asked, table.Key, table.Sum(static read => read.Units)))];

    /// <summary>Tells of writes; of a call that is sent again it tells that it read what the first one wrote.</summary>
    /// <param name="asked">ReturnConsumedCapacity.</param>
    /// <param name="tableNames">The table of each action, as the request names it.</param>
    /// <param name="costs">What each action cost; null for a call that is sent again.</param>
    public static IReadOnlyList<ConsumedCapacity>? OfWrites(string? asked, IReadOnlyList<string> tableNames, List<WriteCost>? costs)
    {
        if (asked is null or ReturnConsumedCapacity.None) return null;
        if (costs is null) return OfReads(asked, tableNames.Select(static name => (name, (double)Factor)));
        return
        [
            .. tableNames.Zip(costs).GroupBy(static action => action.First).Select(table =>
            {
                var told = CapacityReport.Tell(asked, table.Key, [.. table.Select(static action => action.Second)], Factor)!;
                return told with { WriteCapacityUnits = told.CapacityUnits };
            }),
        ];
    }

    private static ConsumedCapacity OfRead(string asked, string tableName, double units) =>
        CapacityReport.Tell(asked, tableName, units)! with { ReadCapacityUnits = units };
}
