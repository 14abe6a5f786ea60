using Millrace.DynamoDB.PartiQL;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Permissions;

/// <summary>Which permission a call needs, on which table or index (facts/dynamodb.md 2.4, 18).</summary>
internal static class DynamoDBPermissions
{
    /// <summary>A check has no call of its own; policies know it by this action.</summary>
    private static readonly string ConditionCheckItem = Action("ConditionCheckItem");

    /// <summary>Adds what a call needs leave for.</summary>
    public static void Require(DynamoDBRoom room, Operation operation, object request, RequestContext context, List<RequiredPermission> permissions)
    {
        switch (request)
        {
            case BatchGetItemRequest batch:
                foreach (var (table, keys) in batch.RequestItems) AddItems(operation.Action, Arn(table, context), ItemRequest.Of(keys)!);
                break;
            case BatchWriteItemRequest batch:
                foreach (var (table, writes) in batch.RequestItems) AddItems(operation.Action, Arn(table, context), ItemRequest.Of(writes)!);
                break;
            case TransactGetItemsRequest transaction:
                foreach (var item in transaction.TransactItems) AddItems(DynamoDBApi.GetItem.Action, Arn(item.Get.TableName, context), ItemRequest.Of(item.Get)!);
                break;
            case TransactWriteItemsRequest transaction:
                foreach (var item in transaction.TransactItems) AddAction(item);
                break;
            case ExecuteStatementRequest execute:
                AddStatement(StatementParser.Parse(execute.Statement, execute.Parameters), enclosingOperation: null);
                break;
            case BatchExecuteStatementRequest batch:
                // What is no statement fails by itself.
                foreach (var statement in batch.Statements.Select(static member => Try(member.Statement, member.Parameters)).OfType<Statement>())
                    AddStatement(statement, operation.Name);
                break;
            case ExecuteTransactionRequest transaction:
                foreach (var statement in transaction.TransactStatements.Select(static member => Try(member.Statement, member.Parameters)).OfType<Statement>())
                    AddStatement(statement, operation.Name);
                break;
            case CreateTableRequest create:
                Add(operation.Action, Arn(create.TableName ?? "*", context), TagKeysOf(create.Tags));
                if (create.Tags is { Count: > 0 }) Add(DynamoDBApi.TagResource.Action, Arn(create.TableName ?? "*", context), TagKeysOf(create.Tags));
                if (create.ResourcePolicy is not null) Add(DynamoDBApi.PutResourcePolicy.Action, Arn(create.TableName ?? "*", context));
                break;
            case TagResourceRequest tag:
                Add(operation.Action, tag.ResourceArn, TagKeysOf(tag.Tags));
                break;
            case UntagResourceRequest untag:
                Add(operation.Action, untag.ResourceArn, RequestTags.OfKeys(untag.TagKeys));
                break;
            default:
                var resource = operation.Resource == "*" ? null : ResourceOf(request, context);
                if (resource is not null && ItemRequest.Of(request) is { } items) AddItems(operation.Action, resource, items);
                else Add(operation.Action, resource);
                break;
        }

        void Add(string action, string? resource, IReadOnlyDictionary<string, IReadOnlyList<string>>? keys = null) =>
            permissions.Add(new RequiredPermission(action, resource, AccountOf(resource) ?? context.Caller.AccountId) { Keys = keys });

        // What is asked twice is asked once, with the keys of both.
        void AddItems(string action, string resource, ItemRequest request)
        {
            var same = permissions.Find(permission => permission.Action == action && permission.Resource == resource);
            if (same?.Keys is not ItemConditions conditions) Add(action, resource, conditions = new ItemConditions(room, resource));
            conditions.Add(request);
        }

        void AddAction(TransactWriteItem item)
        {
            if (item.ConditionCheck is { } check) AddItems(ConditionCheckItem, Arn(check.TableName, context), ItemRequest.Of(check)!);
            if (item.Put is { } put) AddItems(DynamoDBApi.PutItem.Action, Arn(put.TableName, context), ItemRequest.Of(put)!);
            if (item.Update is { } update) AddItems(DynamoDBApi.UpdateItem.Action, Arn(update.TableName, context), ItemRequest.Of(update)!);
            if (item.Delete is { } delete) AddItems(DynamoDBApi.DeleteItem.Action, Arn(delete.TableName, context), ItemRequest.Of(delete)!);
        }

        void AddStatement(Statement statement, string? enclosingOperation)
        {
            var action = statement switch
            {
                SelectStatement => Action("PartiQLSelect"),
                InsertStatement => Action("PartiQLInsert"),
                UpdateStatement => Action("PartiQLUpdate"),
                DeleteStatement => Action("PartiQLDelete"),
                _ => ConditionCheckItem,
            };
            AddItems(action, OfIndex(Arn(statement.Table, context), (statement as SelectStatement)?.Index), ItemRequest.Of(statement, enclosingOperation));
        }
    }

    /// <summary>The table that an ARN names, or whose index it names; null when there is none.</summary>
    public static TableState? FindTable(string resource, DynamoDBRoom room)
    {
        var end = resource.IndexOf("/index/", StringComparison.Ordinal);
        return TableReferences.Parse(end < 0 ? resource : resource[..end]) is { } key
            ? room.Store.Read(reader => room.Catalog.Find(reader, key)?.State)
            : null;
    }

    /// <summary>The account in an ARN; what is no ARN is refused later, by the operation.</summary>
    public static string? AccountOf(string? arn) => arn?.Split(':', 6) is [_, _, _, _, { Length: 12 } account, _] ? account : null;

    private static string ResourceOf(object request, RequestContext context) => request switch
    {
        QueryRequest query => OfIndex(Arn(query.TableName, context), query.IndexName),
        ScanRequest scan => OfIndex(Arn(scan.TableName, context), scan.IndexName),
        PutItemRequest put => Arn(put.TableName, context),
        GetItemRequest get => Arn(get.TableName, context),
        UpdateItemRequest update => Arn(update.TableName, context),
        DeleteItemRequest delete => Arn(delete.TableName, context),
        _ => TableResources.Of(request) is { } named ? OfIndex(Arn(named.Table, context), named.Index) : TableResources.OtherOf(request, context)
            ?? throw new InvalidOperationException($"Nobody said what {request.GetType().Name} is about."),
    };

    private static string Action(string name) => $"{DynamoDBApi.Service.IamPrefix}:{name}";

    private static Statement? Try(string text, IReadOnlyList<AttributeValue>? parameters)
    {
        try
        {
            return StatementParser.Parse(text, parameters);
        }
        catch (ServiceException)
        {
            return null;
        }
    }

    private static string OfIndex(string table, string? index) => index is null ? table : $"{table}/index/{index}";

    private static string Arn(string nameOrArn, RequestContext context) => nameOrArn.StartsWith("arn:", StringComparison.Ordinal)
        ? nameOrArn
        : new TableKey(context.Caller.AccountId, context.Region, nameOrArn).Arn;

    private static IReadOnlyDictionary<string, IReadOnlyList<string>>? TagKeysOf(IReadOnlyList<Tag>? tags) =>
        RequestTags.Of(tags?.Select(static tag => KeyValuePair.Create(tag.Key, tag.Value)));
}
