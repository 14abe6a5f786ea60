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
            ConsumedCapacity = TransactionCapacity.OfReads(
                request.ReturnConsumedCapacity,
                gets.Zip(items, static (get, item) => (get.Get.TableName, TransactionCapacity.Factor * CapacityReport.OfRead(item?.Size ?? 0, isConsistent: true)))),
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

    private sealed record TransactionGet(Get Get, TableKey Table, ItemProjection? Projection);
}
