using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Reading;

/// <summary>Where a page begins, and what the next one begins with (facts/dynamodb.md 13).</summary>
internal static class StartKey
{
    private const string Invalid = "The provided starting key is invalid";

    /// <summary>The stored key that a request's ExclusiveStartKey stands for; the item itself need not be there.</summary>
    public static byte[]? Read(Table table, IndexState? index, IReadOnlyDictionary<string, AttributeValue>? start)
    {
        if (start is null) return null;
        var attributes = AttributesOf(table, index);
        if (start.Count != attributes.Count) throw DynamoDBErrors.Validation(Invalid);
        foreach (var attribute in attributes)
        {
            if (!start.TryGetValue(attribute.Name, out var value) || value.Type != attribute.Type)
                throw DynamoDBErrors.Validation($"{Invalid}: The provided key element does not match the schema");
        }

        var key = ItemKeys.OfKey(table.State.Key, ItemKeys.Of(table.State.Key, start));
        return index is null ? key : ItemKeys.OfEntry(index, start, key) ?? throw DynamoDBErrors.Validation(Invalid);
    }

    /// <summary>What the next page begins with, after an item.</summary>
    public static IReadOnlyDictionary<string, AttributeValue> After(Table table, IndexState? index, StoredItem item) =>
        AttributesOf(table, index).ToDictionary(static attribute => attribute.Name, attribute => item.Attributes[attribute.Name]);

    /// <summary>The start of a query must lie in the range that it reads.</summary>
    /// <exception cref="ServiceException">It does not.</exception>
    public static void CheckRange(KeyRange range, byte[]? key)
    {
        if (key is null) return;
        var (isInPartition, isInRange) = range.Holds(key);
        if (!isInPartition) throw DynamoDBErrors.Validation("The provided starting key is outside query boundaries based on provided conditions");
        if (!isInRange) throw DynamoDBErrors.Validation("The provided starting key does not match the range key predicate");
    }

    private static List<KeyAttribute> AttributesOf(Table table, IndexState? index) =>
        [.. table.State.Key.Attributes().Concat(index?.Key.Attributes() ?? []).DistinctBy(static attribute => attribute.Name)];
}
