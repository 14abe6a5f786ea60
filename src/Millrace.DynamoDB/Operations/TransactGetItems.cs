using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Tables;
using Millrace.DynamoDB.Transactions;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>TransactGetItems (facts/dynamodb.md 15).</summary>
internal sealed class TransactGetItems(DynamoDBRoom room) : IOperationHandler<TransactGetItemsRequest, TransactGetItemsResponse>
{
    /// <summary>What a unit of a transaction costs.</summary>
    private const int Factor = 2;

    public async ValueTask<TransactGetItemsResponse> HandleAsync(
        TransactGetItemsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var gets = request.TransactItems.Select(item => Read(item.Get, context)).ToList();
        var items = await room.Store.ReadAsync(reader => Find(reader, gets), cancellationToken);
        return new TransactGetItemsResponse
        {
            Responses = [.. gets.Zip(items, static (get, item) => new ItemResponse
            {
                Item = item is null ? null : get.Projection?.Of(item.Attributes) ?? item.Attributes,
            })],
            ConsumedCapacity = request.ReturnConsumedCapacity is null or ReturnConsumedCapacity.None
                ? null
                : [.. gets.Zip(items).GroupBy(static read => read.First.Get.TableName).Select(
                    table => Tell(request.ReturnConsumedCapacity, table.Key, table.Select(static read => read.Second)))],
        };
    }

    private static TransactionGet Read(Get get, RequestContext context)
    {
        var parameters = new ExpressionParameters(get.ExpressionAttributeNames, values: null);
        parameters.CheckMix([(ExpressionKind.Projection, get.ProjectionExpression)], []);
        AttributeFaults.Check(get.Key);
        parameters.Begin();
        var projection = parameters.Projection(get.ProjectionExpression);
        parameters.End();
        return new TransactionGet(get, TableReferences.Resolve(get.TableName, context), projection);
    }

    private List<StoredItem?> Find(ITableReader reader, List<TransactionGet> gets)
    {
        var tables = gets.ConvertAll(get => room.Find(reader, get.Table));
        var keys = new byte[gets.Count][];
        var reasons = new CancellationReason?[gets.Count];
        for (var i = 0; i < gets.Count; i++) reasons[i] = Transaction.Try(() => keys[i] = ItemKeys.OfKey(tables[i].State.Key, gets[i].Get.Key));
        if (Array.Exists(reasons, static reason => reason is not null)) throw TransactionCancelled.Of(Transaction.Told(reasons));
        var isDistinct = gets.Select((get, i) => (get.Table, Convert.ToHexString(keys[i]))).Distinct().Count() == gets.Count;
        if (!isDistinct) throw DynamoDBErrors.Validation("Transaction request cannot include multiple operations on one item");
        return [.. gets.Select((_, i) => ItemStore.Find(reader, tables[i], keys[i]))];
    }

    private static ConsumedCapacity Tell(string asked, string tableName, IEnumerable<StoredItem?> items)
    {
        var units = items.Sum(static item => CapacityReport.OfRead(item?.Size ?? 0, isConsistent: true) * Factor);
        return CapacityReport.Tell(asked, tableName, units)! with { ReadCapacityUnits = units };
    }

    private sealed record TransactionGet(Get Get, TableKey Table, ItemProjection? Projection);
}
