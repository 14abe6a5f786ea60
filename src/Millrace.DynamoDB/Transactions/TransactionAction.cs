using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Transactions;

/// <summary>One action of a transaction, checked as far as it can be without its table (facts/dynamodb.md 15).</summary>
internal abstract class TransactionAction
{
    protected TransactionAction(string tableName, string? condition, ExpressionParameters parameters, string? onFailure, RequestContext context)
    {
        TableName = tableName;
        Table = TableReferences.Resolve(tableName, context);
        Condition = parameters.Condition(ExpressionKind.Condition, condition);
        TellsItem = onFailure == ReturnValuesOnConditionCheckFailure.AllOld;
    }

    /// <summary>The table as the request named it.</summary>
    public string TableName { get; }

    public TableKey Table { get; }

    protected ConditionNode? Condition { get; }

    protected bool TellsItem { get; }

    /// <summary>Whether it writes: a check does not.</summary>
    public virtual bool IsWrite => true;

    /// <summary>Makes the action of an element of a request.</summary>
    public static TransactionAction Of(TransactWriteItem element, RequestContext context)
    {
        object?[] members = [element.ConditionCheck, element.Put, element.Delete, element.Update];
        if (members.Count(static member => member is not null) != 1)
            throw DynamoDBErrors.Validation("TransactItems can only contain one of Check, Put, Update or Delete");
        return element switch
        {
            { Put: { } put } => PutAction.Of(put, context),
            { Update: { } update } => UpdateAction.Of(update, context),
            { Delete: { } delete } => KeyAction.Of(delete, context),
            _ => KeyAction.Of(element.ConditionCheck!, context),
        };
    }

    /// <summary>The stored key of the item.</summary>
    public abstract byte[] KeyIn(Table table);

    /// <summary>The write, if its condition holds.</summary>
    public abstract ItemWrite Prepare(ITableReader reader, Table table);

    private static ExpressionParameters Begin(
        IReadOnlyDictionary<string, string>? names, IReadOnlyDictionary<string, AttributeValue>? values, params ReadOnlySpan<(string Name, string? Text)> expressions)
    {
        var parameters = new ExpressionParameters(names, values);
        parameters.CheckMix(expressions, []);
        return parameters;
    }

    private sealed class PutAction(Put put, ExpressionParameters parameters, RequestContext context)
        : TransactionAction(put.TableName, put.ConditionExpression, parameters, put.ReturnValuesOnConditionCheckFailure, context)
    {
        private readonly StoredItem _item = StoredItem.Of(put.Item);

        public static PutAction Of(Put put, RequestContext context)
        {
            var parameters = Begin(put.ExpressionAttributeNames, put.ExpressionAttributeValues, (ExpressionKind.Condition, put.ConditionExpression));
            AttributeFaults.Check(put.Item);
            parameters.Begin();
            var action = new PutAction(put, parameters, context);
            parameters.End();
            return action;
        }

        public override byte[] KeyIn(Table table) => ItemKeys.OfItem(table.State.Key, _item.Attributes);

        public override ItemWrite Prepare(ITableReader reader, Table table) => _item.Size <= ItemSize.Most
            ? ItemWrites.Put(reader, table, _item, Condition, TellsItem)
            : throw DynamoDBErrors.Validation("Item size has exceeded the maximum allowed size");
    }

    private sealed class UpdateAction : TransactionAction
    {
        private readonly IReadOnlyDictionary<string, AttributeValue> _key;
        private readonly IReadOnlyList<Expressions.UpdateAction> _actions;

        private UpdateAction(Update update, IReadOnlyList<Expressions.UpdateAction> actions, ExpressionParameters parameters, RequestContext context)
            : base(update.TableName, update.ConditionExpression, parameters, update.ReturnValuesOnConditionCheckFailure, context)
        {
            _key = update.Key;
            _actions = actions;
        }

        public static UpdateAction Of(Update update, RequestContext context)
        {
            var parameters = Begin(
                update.ExpressionAttributeNames,
                update.ExpressionAttributeValues,
                (ExpressionKind.Update, update.UpdateExpression),
                (ExpressionKind.Condition, update.ConditionExpression));
            AttributeFaults.Check(update.Key);
            parameters.Begin();
            var action = new UpdateAction(update, parameters.Update(update.UpdateExpression)!, parameters, context);
            parameters.End();
            return action;
        }

        public override byte[] KeyIn(Table table) => ItemKeys.OfKey(table.State.Key, _key);

        public override ItemWrite Prepare(ITableReader reader, Table table) =>
            ItemWrites.Update(reader, table, _key, _actions, Condition, TellsItem);
    }

    /// <summary>A delete or a check.</summary>
    private sealed class KeyAction(
        string tableName,
        IReadOnlyDictionary<string, AttributeValue> key,
        string? condition,
        string? onFailure,
        bool isDelete,
        ExpressionParameters parameters,
        RequestContext context) : TransactionAction(tableName, condition, parameters, onFailure, context)
    {
        public override bool IsWrite => isDelete;

        public static KeyAction Of(Delete delete, RequestContext context) => Of(
            delete.TableName, delete.Key, delete.ConditionExpression, delete.ReturnValuesOnConditionCheckFailure, true,
            Begin(delete.ExpressionAttributeNames, delete.ExpressionAttributeValues, (ExpressionKind.Condition, delete.ConditionExpression)), context);

        public static KeyAction Of(ConditionCheck check, RequestContext context) => Of(
            check.TableName, check.Key, check.ConditionExpression, check.ReturnValuesOnConditionCheckFailure, false,
            Begin(check.ExpressionAttributeNames, check.ExpressionAttributeValues, (ExpressionKind.Condition, check.ConditionExpression)), context);

        public override byte[] KeyIn(Table table) => ItemKeys.OfKey(table.State.Key, key);

        public override ItemWrite Prepare(ITableReader reader, Table table)
        {
            var write = ItemWrites.Delete(reader, table, key, Condition, TellsItem);
            return isDelete ? write : write with { After = write.Before };
        }

        private static KeyAction Of(
            string tableName,
            IReadOnlyDictionary<string, AttributeValue> key,
            string? condition,
            string? onFailure,
            bool isDelete,
            ExpressionParameters parameters,
            RequestContext context)
        {
            AttributeFaults.Check(key);
            parameters.Begin();
            var action = new KeyAction(tableName, key, condition, onFailure, isDelete, parameters, context);
            parameters.End();
            return action;
        }
    }
}
