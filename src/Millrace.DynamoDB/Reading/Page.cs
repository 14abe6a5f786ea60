using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Reading;

/// <summary>A page of a query or a scan (facts/dynamodb.md 13).</summary>
internal sealed record Page
{
    /// <summary>The most bytes that are read for a page; the item that crosses the line is still in it.</summary>
    private const int MostBytes = 1024 * 1024;

    /// <summary>The items; null when they are only counted.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, AttributeValue>>? Items { get; private init; }

    public int Count { get; private init; }

    public int ScannedCount { get; private init; }

    /// <summary>Where the next page begins; null when the end was reached before anything else.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? LastEvaluatedKey { get; private init; }

    /// <summary>The read units that it cost.</summary>
    public double Units { get; private init; }

    /// <summary>Reads a page.</summary>
    public static Page Read(ITableReader reader, Table table, IndexState? index, TableRange range, PageRequest request)
    {
        var shown = request.Select == Model.DynamoDB.Select.Count ? null : new List<IReadOnlyDictionary<string, AttributeValue>>();
        var (count, scanned, bytes, fetched) = (0, 0, 0, 0d);
        var needsTable = request.NeedsTable(table, index);
        StoredItem? last = null;
        foreach (var entry in reader.Range(index?.Space ?? table.State.Space, range))
        {
            var item = index is null ? ItemCodec.Decode(entry.Value) : ItemStore.OfEntry(reader, table, index, entry);
            scanned++;
            bytes += item.Size;
            var whole = item;
            if (needsTable)
            {
                whole = ItemStore.Find(reader, table, ItemKeys.ItemKeyOf(index!, entry.Key)) ?? item;
                fetched += CapacityReport.OfRead(whole.Size, request.IsConsistent);
            }

            if (request.Filter is null || new ConditionEvaluator(whole.Attributes).Holds(request.Filter))
            {
                count++;
                shown?.Add(request.Shown?.Of(whole.Attributes) ?? whole.Attributes);
            }

            if (scanned != request.Limit && bytes <= MostBytes) continue;
            last = item;
            break;
        }

        return new Page
        {
            Items = shown,
            Count = count,
            ScannedCount = scanned,
            LastEvaluatedKey = last is null ? null : StartKey.After(table, index, last),
            Units = CapacityReport.OfRead(bytes, request.IsConsistent) + fetched,
        };
    }
}
