using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.PartiQL;

/// <summary>The writes of statements, by the code that writes for every other call.</summary>
internal static class StatementWrite
{
    /// <summary>The key of the item that a statement is about.</summary>
    public static byte[] KeyOf(Statement statement, Table table) => statement is InsertStatement insert
        ? ItemKeys.OfItem(table.State.Key, insert.Item)
        : ItemKeys.OfKey(table.State.Key, Find(statement, table).Key);

    /// <summary>The write, if its condition holds.</summary>
    /// <exception cref="ServiceException">It cannot be made.</exception>
    public static ItemWrite Prepare(ITableReader reader, Table table, Statement statement, bool tellsItem)
    {
        if (statement is InsertStatement insert) return Insert(reader, table, insert);
        var (key, condition) = Find(statement, table);
        switch (statement)
        {
            case UpdateStatement update:
                return ItemWrites.Update(reader, table, key, update.Actions, condition, tellsItem);
            case DeleteStatement:
                return ItemWrites.Delete(reader, table, key, condition, tellsItem);
            default:
                var write = ItemWrites.Delete(reader, table, key, condition, tellsItem);
                return write with { After = write.Before };
        }
    }

    /// <summary>What a write returns; null for nothing.</summary>
    public static IReadOnlyDictionary<string, AttributeValue>? Returned(Statement statement, ItemWrite write)
    {
        var (returning, paths) = statement switch
        {
            UpdateStatement update => (update.Returning, update.Actions.Select(static action => action.Path)),
            DeleteStatement delete => (delete.Returning, []),
            _ => (null, Enumerable.Empty<DocumentPath>()),
        };
        if (returning is null || (returning.IsNew ? write.After : write.Before) is not { } item) return null;
        if (returning.IsAll) return item.Attributes;
        return new ItemProjection(paths).Of(item.Attributes) is { Count: > 0 } modified ? modified : null;
    }

    private static ItemWrite Insert(ITableReader reader, Table table, InsertStatement insert)
    {
        var item = StoredItem.Of(insert.Item);
        if (item.Size > ItemSize.Most) throw DynamoDBErrors.Validation("Item size has exceeded the maximum allowed size");
        var write = ItemWrites.Put(reader, table, item, condition: null, tellsItem: false);
        return write.Before is null ? write : throw new ServiceException("DuplicateItemException", "Duplicate primary key exists in table");
    }

    /// <summary>The key, and a condition under which the item is there and the rest of what is said of it holds.</summary>
    private static (IReadOnlyDictionary<string, AttributeValue> Key, ConditionNode Condition) Find(Statement statement, Table table)
    {
        var keys = StatementKeys.Of(statement.Where, table.State.Key);
        if (keys.Key(table.State.Key) is not { } key)
            throw DynamoDBErrors.Validation("Where clause does not contain a mandatory equality on all key attributes");
        ConditionNode isThere = new ExistsNode(new DocumentPath([new PathStep(table.State.Key.Hash[0].Name, 0)]), IsThere: true);
        return (key, keys.Rest is null ? isThere : new AndNode(isThere, keys.Rest));
    }
}
