using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>ListTables (facts/dynamodb.md 9).</summary>
internal sealed class ListTables(DynamoDBRoom room) : IOperationHandler<ListTablesRequest, ListTablesResponse>
{
    private const int MostNames = 100;

    public async ValueTask<ListTablesResponse> HandleAsync(ListTablesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var limit = request.Limit ?? MostNames;
        var names = await room.Store.ReadAsync(
            reader => TableCatalog.Names(reader, context.Caller.AccountId, context.Region, request.ExclusiveStartTableName).Take(limit + 1).ToList(),
            cancellationToken);
        var hasMore = names.Count > limit;
        if (hasMore) names.RemoveAt(limit);
        return new ListTablesResponse { TableNames = names, LastEvaluatedTableName = hasMore ? names[^1] : null };
    }
}
