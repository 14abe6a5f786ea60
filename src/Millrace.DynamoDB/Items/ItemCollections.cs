using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Items;

/// <summary>Tells the size of the item collection that was written to: only tables with a local index have any (facts/dynamodb.md 10).</summary>
internal static class ItemCollections
{
    public static ItemCollectionMetrics? Tell(string? asked, TableState table, IReadOnlyDictionary<string, AttributeValue> key)
    {
        if (asked != ReturnItemCollectionMetrics.Size || table.Indexes.All(static index => index.IsGlobal)) return null;
        var hash = table.Key.Hash[0].Name;
        return new ItemCollectionMetrics
        {
            ItemCollectionKey = new Dictionary<string, AttributeValue> { [hash] = key[hash] },
            SizeEstimateRangeGB = [0, 1],
        };
    }
}
