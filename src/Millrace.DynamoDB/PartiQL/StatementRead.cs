using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Reading;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.PartiQL;

/// <summary>Reads for SELECT: a partition where the statement names one, else all that there is.</summary>
/// <param name="statement">The statement.</param>
/// <param name="isConsistent">Whether it is to see every write that was acknowledged before; here every read does.</param>
internal sealed class StatementRead(SelectStatement statement, bool isConsistent)
{
    /// <summary>Reads a page.</summary>
    /// <param name="reader">What is read from.</param>
    /// <param name="table">The table.</param>
    /// <param name="limit">The most items that are looked at.</param>
    /// <param name="start">Where the page begins; null for the first.</param>
    public (Page Page, IndexState? Index) Read(
        ITableReader reader, Table table, int? limit, IReadOnlyDictionary<string, AttributeValue>? start)
    {
        var index = FindIndex(table);
        var schema = index?.Key ?? table.State.Key;
        var keys = StatementKeys.Of(statement.Where, schema);
        var hasPartition = keys.HasPartition(schema);
        CheckOrder(schema, hasPartition);
        var request = new PageRequest
        {
            IndexName = statement.Index,
            Select = null,
            Projection = statement.Paths is { } paths ? ItemProjection.OnAttributes(paths.Select(static path => path.Attribute).Distinct()) : null,
            Filter = hasPartition ? keys.Rest : statement.Where,
            Limit = limit,
            IsConsistent = isConsistent,
        };
        request.FindIndex(table);
        CheckFilter(table.State, index, request.Filter);
        var startKey = StartKey.Read(table, index, start);
        var range = hasPartition
            ? KeyRange.Of(schema, keys.Terms).After(startKey, statement.IsDescending)
            : new TableRange(startKey is null ? [] : [.. startKey, 0], null);
        return (Page.Read(reader, table, index, range, request), index);
    }

    /// <summary>Reads the one item whose key the statement names.</summary>
    /// <param name="reader">What is read from.</param>
    /// <param name="table">The table.</param>
    /// <param name="surface">The operation, as the error names it.</param>
    /// <returns>The item, or null; and its size.</returns>
    public (IReadOnlyDictionary<string, AttributeValue>? Item, int Size) ReadOne(ITableReader reader, Table table, string surface)
    {
        var keys = StatementKeys.Of(statement.Where, table.State.Key);
        if (statement.Index is not null || keys.Key(table.State.Key) is not { } key)
            throw DynamoDBErrors.Validation($"Select statements within {surface} must specify the primary key in the where clause.");
        var item = ItemStore.Find(reader, table, ItemKeys.OfKey(table.State.Key, key));
        if (item is null) return (null, 0);
        var holds = keys.Rest is null || new ConditionEvaluator(item.Attributes).Holds(keys.Rest);
        return (holds ? Shown(item.Attributes) : null, item.Size);
    }

    /// <summary>What the statement selects of an item: each path under the last name in it.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Shown(IReadOnlyDictionary<string, AttributeValue> item)
    {
        if (statement.Paths is not { } paths) return item;
        var shown = new Dictionary<string, AttributeValue>();
        for (var i = 0; i < paths.Count; i++)
        {
            if (paths[i].Find(item) is { } value) shown[paths[i].Steps[^1].Name ?? $"_{i + 1}"] = value;
        }

        return shown;
    }

    private IndexState? FindIndex(Table table)
    {
        if (statement.Index is not { } name) return null;
        var index = table.State.FindIndex(name) ?? throw DynamoDBErrors.Validation("The table does not have the specified index");
        return isConsistent && index.IsGlobal
            ? throw DynamoDBErrors.Validation("Strongly consistent read is not supported on Global Secondary Indexes")
            : index;
    }

    private static void CheckFilter(TableState table, IndexState? index, ConditionNode? filter)
    {
        if (index is null || index.ProjectsAll()) return;
        var unprojected = PathsOf.Condition(filter).Select(static path => path.Attribute).Distinct()
            .Where(name => !table.Key.Has(name) && !index.Key.Has(name) && index.NonKeyAttributes?.Contains(name) is not true)
            .ToList();
        if (unprojected.Count > 0)
            throw DynamoDBErrors.InvalidParameters($"Secondary index {index.Name} does not project one or more filter attributes: [{string.Join(", ", unprojected)}]");
    }

    private void CheckOrder(KeyState schema, bool hasPartition)
    {
        if (statement.OrderBy.Count == 0) return;
        if (statement.Where is null) throw DynamoDBErrors.Validation("Must have WHERE clause in the statement when using ORDER BY clause.");
        if (!hasPartition)
            throw DynamoDBErrors.Validation("Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.");
        if (statement.OrderBy.FirstOrDefault(name => !schema.Has(name)) is { } other)
            throw DynamoDBErrors.Validation($"Variable reference {other} in ORDER BY clause must be part of the primary key.");
    }
}
