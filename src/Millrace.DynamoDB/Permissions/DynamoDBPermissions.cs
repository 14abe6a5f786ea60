using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Permissions;

/// <summary>Which permission a call needs, on which table or index (facts/dynamodb.md 2.4).</summary>
internal static class DynamoDBPermissions
{
    /// <summary>A check has no call of its own; policies know it by this action.</summary>
    private static readonly string ConditionCheckItem = $"{DynamoDBApi.Service.IamPrefix}:ConditionCheckItem";

    /// <summary>Adds what a call needs leave for.</summary>
    public static void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions)
    {
        switch (request)
        {
            case BatchGetItemRequest batch:
                foreach (var table in batch.RequestItems.Keys) Add(operation.Action, Arn(table, context));
                break;
            case BatchWriteItemRequest batch:
                foreach (var table in batch.RequestItems.Keys) Add(operation.Action, Arn(table, context));
                break;
            case TransactGetItemsRequest transaction:
                foreach (var item in transaction.TransactItems) Add(DynamoDBApi.GetItem.Action, Arn(item.Get.TableName, context));
                break;
            case TransactWriteItemsRequest transaction:
                foreach (var item in transaction.TransactItems) AddAction(item);
                break;
            case CreateTableRequest create:
                Add(operation.Action, Arn(create.TableName ?? "*", context), TagKeysOf(create.Tags));
                if (create.Tags is { Count: > 0 }) Add(DynamoDBApi.TagResource.Action, Arn(create.TableName ?? "*", context), TagKeysOf(create.Tags));
                break;
            case TagResourceRequest tag:
                Add(operation.Action, tag.ResourceArn, TagKeysOf(tag.Tags));
                break;
            case UntagResourceRequest untag:
                Add(operation.Action, untag.ResourceArn, RequestTags.OfKeys(untag.TagKeys));
                break;
            default:
                Add(operation.Action, operation.Resource == "*" ? null : ResourceOf(request, context));
                break;
        }

        void Add(string action, string? resource, IReadOnlyDictionary<string, IReadOnlyList<string>>? keys = null)
        {
            var permission = new RequiredPermission(action, resource, AccountOf(resource) ?? context.Caller.AccountId) { Keys = keys };
            if (!permissions.Contains(permission)) permissions.Add(permission);
        }

        void AddAction(TransactWriteItem item)
        {
            if (item.ConditionCheck is { } check) Add(ConditionCheckItem, Arn(check.TableName, context));
            if (item.Put is { } put) Add(DynamoDBApi.PutItem.Action, Arn(put.TableName, context));
            if (item.Update is { } update) Add(DynamoDBApi.UpdateItem.Action, Arn(update.TableName, context));
            if (item.Delete is { } delete) Add(DynamoDBApi.DeleteItem.Action, Arn(delete.TableName, context));
        }
    }

    /// <summary>The tags of a table that is there, or of an index's table.</summary>
    public static IReadOnlyDictionary<string, string>? FindTags(string resource, DynamoDBRoom room)
    {
        var end = resource.IndexOf("/index/", StringComparison.Ordinal);
        return TableReferences.Parse(end < 0 ? resource : resource[..end]) is { } key
            ? room.Store.Read(reader => room.Catalog.Find(reader, key)?.State.Tags)
            : null;
    }

    private static string ResourceOf(object request, RequestContext context) => request switch
    {
        QueryRequest query => OfIndex(Arn(query.TableName, context), query.IndexName),
        ScanRequest scan => OfIndex(Arn(scan.TableName, context), scan.IndexName),
        PutItemRequest put => Arn(put.TableName, context),
        GetItemRequest get => Arn(get.TableName, context),
        UpdateItemRequest update => Arn(update.TableName, context),
        DeleteItemRequest delete => Arn(delete.TableName, context),
        DescribeTableRequest describe => Arn(describe.TableName, context),
        UpdateTableRequest update => Arn(update.TableName, context),
        DeleteTableRequest delete => Arn(delete.TableName, context),
        DescribeTimeToLiveRequest describe => Arn(describe.TableName, context),
        UpdateTimeToLiveRequest update => Arn(update.TableName, context),
        DescribeContinuousBackupsRequest describe => Arn(describe.TableName, context),
        UpdateContinuousBackupsRequest update => Arn(update.TableName, context),
        ListTagsOfResourceRequest list => list.ResourceArn,
        _ => throw new InvalidOperationException($"Nobody said what {request.GetType().Name} is about."),
    };

    private static string OfIndex(string table, string? index) => index is null ? table : $"{table}/index/{index}";

    private static string Arn(string nameOrArn, RequestContext context) => nameOrArn.StartsWith("arn:", StringComparison.Ordinal)
        ? nameOrArn
        : new TableKey(context.Caller.AccountId, context.Region, nameOrArn).Arn;

    /// <summary>The account in an ARN; what is no ARN is refused later, by the operation.</summary>
    private static string? AccountOf(string? arn) => arn?.Split(':', 6) is [_, _, _, _, { Length: 12 } account, _] ? account : null;

    private static IReadOnlyDictionary<string, IReadOnlyList<string>>? TagKeysOf(IReadOnlyList<Tag>? tags) =>
        RequestTags.Of(tags?.Select(static tag => KeyValuePair.Create(tag.Key, tag.Value)));
}
