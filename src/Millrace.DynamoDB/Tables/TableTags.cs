using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Tables;

/// <summary>The tags of tables (facts/dynamodb.md 16).</summary>
internal static class TableTags
{
    private const int MostTags = 50;

    /// <summary>Tags with others added; a key that is there already gets its new value.</summary>
    public static IReadOnlyDictionary<string, string> Add(IReadOnlyDictionary<string, string> tags, IReadOnlyList<Tag> added)
    {
        var all = new Dictionary<string, string>(tags);
        foreach (var tag in added) all[tag.Key] = tag.Value;
        return all.Count <= MostTags
            ? all
            : throw DynamoDBErrors.Validation("One or more parameter values were invalid: Too many tags: a table has 50 at most.");
    }

    /// <summary>Changes the tags of the table that an ARN names.</summary>
    public static async Task ChangeAsync(
        DynamoDBRoom room, string arn, RequestContext context, Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> change)
    {
        var key = Resolve(arn, context);
        await room.Store.WriteAsync(writer =>
        {
            var table = room.Catalog.Find(writer, key)
                ?? throw DynamoDBErrors.ResourceNotFound($"Requested resource not found: ResourcArn: {arn} not found");
            TableCatalog.Put(writer, key, table.State with { Tags = change(table.State.Tags) });
            return true;
        });
    }

    /// <summary>The tags of the table that an ARN names.</summary>
    /// <exception cref="ServiceException">There is no such table; AWS does not say so.</exception>
    public static async ValueTask<IReadOnlyDictionary<string, string>> OfAsync(
        DynamoDBRoom room, string arn, RequestContext context, CancellationToken cancellationToken)
    {
        var key = Resolve(arn, context);
        var tags = await room.Store.ReadAsync((ITableReader reader) => room.Catalog.Find(reader, key)?.State.Tags, cancellationToken);
        return tags ?? throw new ServiceException(
            "AccessDeniedException",
            $"User: {context.Caller.Arn} is not authorized to perform: {DynamoDBApi.ListTagsOfResource.Action} on resource: {arn}");
    }

    private static TableKey Resolve(string arn, RequestContext context) => arn.StartsWith("arn:", StringComparison.Ordinal)
        ? TableReferences.Resolve(arn, context)
        : throw DynamoDBErrors.Validation($"Invalid TableArn: Invalid ResourceArn provided as input {arn}");
}
