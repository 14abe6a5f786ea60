using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>BatchGetItem (facts/dynamodb.md 14).</summary>
internal sealed class BatchGetItem(DynamoDBRoom room) : IOperationHandler<BatchGetItemRequest, BatchGetItemResponse>
{
    private const int MostKeys = 100;

    /// <summary>The most bytes of items that are returned; what comes after is to be asked for again.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    public async ValueTask<BatchGetItemResponse> HandleAsync(BatchGetItemRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.RequestItems.Count == 0) throw DynamoDBErrors.Validation("The requestItems parameter is required for BatchGetItem");
        foreach (var (name, keys) in request.RequestItems) CheckCount(name, keys.Keys);
        if (request.RequestItems.Sum(static table => table.Value.Keys.Count) > MostKeys)
            throw DynamoDBErrors.Validation("Too many items requested for the BatchGetItem call");
        var reads = request.RequestItems.Select(table => TableRead.Of(table.Key, table.Value, context)).ToList();
        await room.Store.ReadAsync(reader => Read(reader, reads), cancellationToken);
        return new BatchGetItemResponse
        {
            Responses = reads.ToDictionary(static read => read.Name, static read => (IReadOnlyList<IReadOnlyDictionary<string, AttributeValue>>)read.Found),
            UnprocessedKeys = reads.Where(static read => read.Unprocessed.Count > 0)
                .ToDictionary(static read => read.Name, static read => read.Request with { Keys = read.Unprocessed }),
            ConsumedCapacity = request.ReturnConsumedCapacity is null or ReturnConsumedCapacity.None
                ? null
                : [.. reads.Select(read => CapacityReport.Tell(request.ReturnConsumedCapacity, read.Name, read.Units)!)],
        };
    }

    private static void CheckCount(string table, IReadOnlyList<IReadOnlyDictionary<string, AttributeValue>> keys)
    {
        if (keys.Count > MostKeys)
        {
            throw DynamoDBErrors.Validation(
                $"1 validation error detected: Value at 'RequestItems.{table}.member.Keys' failed to satisfy constraint: Member must have length less than or equal to {MostKeys}");
        }

        if (keys.Count == 0)
        {
            throw DynamoDBErrors.Validation(
                $"1 validation error detected: Value '[]' at 'requestItems.{table}.member.keys' failed to satisfy constraint: Member must have length greater than or equal to 1");
        }
    }

    private bool Read(ITableReader reader, List<TableRead> reads)
    {
        var keys = reads.ConvertAll(read => read.KeysIn(room.Find(reader, read.Key)));
        var bytes = 0;
        foreach (var (read, table, stored) in reads.Zip(keys, static (read, keys) => (read, keys.Table, keys.Stored)))
        {
            for (var i = 0; i < stored.Count; i++)
            {
                if (bytes > MostBytes)
                {
                    read.Unprocessed.Add(read.Request.Keys[i]);
                    continue;
                }

                var item = ItemStore.Find(reader, table, stored[i]);
                bytes += item?.Size ?? 0;
                if (bytes > MostBytes) read.Unprocessed.Add(read.Request.Keys[i]);
                else read.Take(item);
            }
        }

        return true;
    }

    private sealed class TableRead(string name, TableKey key, KeysAndAttributes request, ItemProjection? projection)
    {
        public string Name => name;

        public TableKey Key => key;

        public KeysAndAttributes Request => request;

        public List<IReadOnlyDictionary<string, AttributeValue>> Found { get; } = [];

        public List<IReadOnlyDictionary<string, AttributeValue>> Unprocessed { get; } = [];

        public double Units { get; private set; }

        public static TableRead Of(string name, KeysAndAttributes request, RequestContext context)
        {
            var parameters = new ExpressionParameters(request.ExpressionAttributeNames, values: null);
            parameters.CheckMix(
                [(ExpressionKind.Projection, request.ProjectionExpression)], [("AttributesToGet", request.AttributesToGet is not null)]);
            var attributes = Legacy.AttributesToGet.Read(request.AttributesToGet);
            parameters.Begin();
            var projection = parameters.Projection(request.ProjectionExpression) ?? attributes;
            parameters.End();
            foreach (var key in request.Keys) AttributeFaults.Check(key);
            return new TableRead(name, TableReferences.Resolve(name, context), request, projection);
        }

        public (Table Table, List<byte[]> Stored) KeysIn(Table table)
        {
            KeyProjection.Check(table.State, projection);
            var stored = request.Keys.Select(key => ItemKeys.OfKey(table.State.Key, key)).ToList();
            return stored.DistinctBy(Convert.ToHexString).Count() == stored.Count
                ? (table, stored)
                : throw DynamoDBErrors.Validation("Provided list of item keys contains duplicates");
        }

        public void Take(StoredItem? item)
        {
            Units += CapacityReport.OfRead(item?.Size ?? 0, request.ConsistentRead is true);
            if (item is not null) Found.Add(projection?.Of(item.Attributes) ?? item.Attributes);
        }
    }
}
