using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>BatchWriteItem (facts/dynamodb.md 14). Whatever is wrong with one request fails them all.</summary>
internal sealed class BatchWriteItem(DynamoDBRoom room) : IOperationHandler<BatchWriteItemRequest, BatchWriteItemResponse>
{
    private const int MostRequests = 25;

    public async ValueTask<BatchWriteItemResponse> HandleAsync(BatchWriteItemRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.RequestItems.Count == 0) throw DynamoDBErrors.Validation("The requestItems parameter is required for BatchWriteItem");
        foreach (var one in request.RequestItems.Values.SelectMany(static requests => requests)) Check(one);
        if (request.RequestItems.Sum(static table => table.Value.Count) > MostRequests)
            throw DynamoDBErrors.Validation("Too many items requested for the BatchWriteItem call");
        var tables = request.RequestItems.Select(table => (Name: table.Key, Key: TableReferences.Resolve(table.Key, context), Requests: table.Value)).ToList();
        var written = await room.Store.WriteAsync(writer =>
        {
            var writes = tables.ConvertAll(table => Prepare(writer, room.Find(writer, table.Key), table.Requests));
            return writes.ConvertAll(table => table.ConvertAll(write => (Write: write, Cost: write.Make(writer, room.Now))));
        });

        var byTable = tables.Zip(written, static (table, writes) => (table.Name, Writes: writes)).ToList();
        return new BatchWriteItemResponse
        {
            UnprocessedItems = new Dictionary<string, IReadOnlyList<WriteRequest>>(),
            ItemCollectionMetrics = request.ReturnItemCollectionMetrics == ReturnItemCollectionMetrics.Size
                ? byTable.Select(table => (table.Name, Metrics: MetricsOf(table.Writes.ConvertAll(static write => write.Write))))
                    .Where(static table => table.Metrics.Count > 0)
                    .ToDictionary(static table => table.Name, static table => (IReadOnlyList<ItemCollectionMetrics>)table.Metrics)
                : null,
            ConsumedCapacity = request.ReturnConsumedCapacity is null or ReturnConsumedCapacity.None
                ? null
                : [.. byTable.Select(table => CapacityReport.Tell(
                    request.ReturnConsumedCapacity, table.Name, table.Writes.ConvertAll(static write => write.Cost))!)],
        };
    }

    private static void Check(WriteRequest request)
    {
        if (request.PutRequest is null && request.DeleteRequest is null)
            throw DynamoDBErrors.Validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        if (request.PutRequest is not null && request.DeleteRequest is not null)
            throw DynamoDBErrors.Validation("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
        AttributeFaults.Check(request.PutRequest?.Item ?? request.DeleteRequest!.Key);
        if (request.PutRequest is { } put && ItemSize.Of(put.Item) > ItemSize.Most)
            throw DynamoDBErrors.Validation("Item size has exceeded the maximum allowed size");
    }

    private static List<ItemWrite> Prepare(ITableReader reader, Table table, IReadOnlyList<WriteRequest> requests)
    {
        var writes = requests.Select(request => request.PutRequest is { } put
            ? ItemWrites.Put(reader, table, StoredItem.Of(put.Item), condition: null, tellsItem: false)
            : ItemWrites.Delete(reader, table, request.DeleteRequest!.Key, condition: null, tellsItem: false)).ToList();
        return writes.DistinctBy(static write => Convert.ToHexString(write.Key)).Count() == writes.Count
            ? writes
            : throw DynamoDBErrors.Validation("Provided list of item keys contains duplicates");
    }

    private static List<ItemCollectionMetrics> MetricsOf(List<ItemWrite> writes) =>
    [
        .. writes.Select(static write => write.After ?? write.Before)
            .OfType<StoredItem>()
            .Select(item => ItemCollections.Tell(ReturnItemCollectionMetrics.Size, writes[0].Table.State, item.Attributes))
            .OfType<ItemCollectionMetrics>()
            .DistinctBy(static metrics => metrics.ItemCollectionKey!.Values.First()),
    ];
}
