using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Items;

/// <summary>Tells the capacity that a call used, when it asked (facts/dynamodb.md 8). Nothing is throttled.</summary>
internal static class CapacityReport
{
    private const int BytesOfReadUnit = 4096;

    /// <summary>The units of reading so many bytes.</summary>
    public static double OfRead(int bytes, bool isConsistent) => Math.Max(1, (bytes + BytesOfReadUnit - 1) / BytesOfReadUnit) * (isConsistent ? 1 : 0.5);

    /// <summary>Tells of a read.</summary>
    /// <param name="asked">ReturnConsumedCapacity.</param>
    /// <param name="tableName">The table as the request named it.</param>
    /// <param name="units">The units.</param>
    /// <param name="index">The index that was read.</param>
    public static ConsumedCapacity? Tell(string? asked, string tableName, double units, IndexState? index = null)
    {
        if (asked is null or ReturnConsumedCapacity.None) return null;
        var total = new ConsumedCapacity { TableName = tableName, CapacityUnits = units };
        if (asked != ReturnConsumedCapacity.Indexes) return total;
        if (index is null) return total with { Table = Units(units) };
        var indexes = new Dictionary<string, Capacity> { [index.Name] = Units(units) };
        return index.IsGlobal
            ? total with { Table = Units(0), GlobalSecondaryIndexes = indexes }
            : total with { Table = Units(0), LocalSecondaryIndexes = indexes };
    }

    /// <summary>Tells of writes to one table.</summary>
    /// <param name="asked">ReturnConsumedCapacity.</param>
    /// <param name="tableName">The table as the request named it.</param>
    /// <param name="costs">What each write cost.</param>
    /// <param name="factor">2 for writes of a transaction; indexes cost the usual (facts/dynamodb.md 8).</param>
    public static ConsumedCapacity? Tell(string? asked, string tableName, IReadOnlyCollection<WriteCost> costs, int factor = 1)
    {
        if (asked is null or ReturnConsumedCapacity.None) return null;
        var table = costs.Sum(static cost => cost.Table) * factor;
        var indexes = costs.SelectMany(static cost => cost.Indexes)
            .GroupBy(static index => (index.Index.Name, index.Index.IsGlobal))
            .Select(static group => (group.Key.Name, group.Key.IsGlobal, Units: group.Sum(static index => index.Units)))
            .ToList();
        var total = new ConsumedCapacity { TableName = tableName, CapacityUnits = table + indexes.Sum(static index => index.Units) };
        return asked != ReturnConsumedCapacity.Indexes
            ? total
            : total with { Table = Units(table), GlobalSecondaryIndexes = Of(isGlobal: true), LocalSecondaryIndexes = Of(isGlobal: false) };

        IReadOnlyDictionary<string, Capacity>? Of(bool isGlobal) =>
            indexes.Where(index => index.IsGlobal == isGlobal).ToDictionary(static index => index.Name, static index => Units(index.Units)) is { Count: > 0 } some
                ? some
                : null;
    }

    private static Capacity Units(double units) => new() { CapacityUnits = units };
}
