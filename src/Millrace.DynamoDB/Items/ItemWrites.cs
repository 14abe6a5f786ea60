using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Streams;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Items;

/// <summary>A write that may be made: its checks are passed and its condition holds. Between that and making it nothing else is written.</summary>
/// <param name="Table">The table.</param>
/// <param name="Key">The item's stored key.</param>
/// <param name="Before">The item as it is; null for none.</param>
/// <param name="After">The item as it will be; null for none.</param>
internal sealed record ItemWrite(Table Table, byte[] Key, StoredItem? Before, StoredItem? After)
{
    /// <summary>Makes it.</summary>
    public WriteCost Make(ITableWriter writer, long now) => ItemStore.Replace(writer, Table, Key, Before, After, new ChangeMoment(now));
}

/// <summary>The ways to write an item, each under a condition (facts/dynamodb.md 10).</summary>
internal static class ItemWrites
{
    private static readonly Dictionary<string, AttributeValue> Nothing = [];

    /// <summary>An item in place of the one with the same key.</summary>
    public static ItemWrite Put(ITableReader reader, Table table, StoredItem item, ConditionNode? condition, bool tellsItem)
    {
        var key = ItemKeys.OfItem(table.State.Key, item.Attributes);
        ItemKeys.CheckIndexKeys(table.State, item.Attributes);
        return new ItemWrite(table, key, Find(reader, table, key, condition, tellsItem), item);
    }

    /// <summary>No item.</summary>
    public static ItemWrite Delete(
        ITableReader reader, Table table, IReadOnlyDictionary<string, AttributeValue> key, ConditionNode? condition, bool tellsItem)
    {
        var storedKey = ItemKeys.OfKey(table.State.Key, key);
        return new ItemWrite(table, storedKey, Find(reader, table, storedKey, condition, tellsItem), null);
    }

    /// <summary>A changed item, or a new one.</summary>
    public static ItemWrite Update(
        ITableReader reader,
        Table table,
        IReadOnlyDictionary<string, AttributeValue> key,
        IReadOnlyList<UpdateAction> actions,
        ConditionNode? condition,
        bool tellsItem)
    {
        var storedKey = ItemKeys.OfKey(table.State.Key, key);
        foreach (var action in actions)
        {
            if (table.State.Key.Has(action.Path.Attribute))
                throw DynamoDBErrors.InvalidParameters($"Cannot update attribute {action.Path.Attribute}. This attribute is part of the key");
        }

        var before = Find(reader, table, storedKey, condition, tellsItem);
        var after = StoredItem.Of(UpdateEvaluator.Apply(actions, before?.Attributes ?? Nothing, key));
        if (after.Size > ItemSize.Most) throw DynamoDBErrors.Validation("Item size to update has exceeded the maximum allowed size");
        ItemKeys.CheckIndexKeys(table.State, after.Attributes);
        return new ItemWrite(table, storedKey, before, after);
    }

    /// <summary>The item as it is, if the condition holds.</summary>
    public static StoredItem? Find(ITableReader reader, Table table, byte[] key, ConditionNode? condition, bool tellsItem)
    {
        foreach (var path in PathsOf.Condition(condition))
        {
            if (path.IsNested && table.State.Key.Has(path.Attribute))
            {
                throw DynamoDBErrors.Validation(
                    $"Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: {path.Attribute}");
            }
        }

        var item = ItemStore.Find(reader, table, key);
        if (condition is not null && !new ConditionEvaluator(item?.Attributes ?? Nothing).Holds(condition))
            throw DynamoDBErrors.ConditionalCheckFailed(tellsItem ? item?.Attributes : null);
        return item;
    }
}
