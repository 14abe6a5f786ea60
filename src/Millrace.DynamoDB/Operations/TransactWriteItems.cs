using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Transactions;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>TransactWriteItems (facts/dynamodb.md 15).</summary>
internal sealed class TransactWriteItems(DynamoDBRoom room) : IOperationHandler<TransactWriteItemsRequest, TransactWriteItemsResponse>
{
    /// <summary>What a unit of a transaction costs.</summary>
    private const int Factor = 2;

    public async ValueTask<TransactWriteItemsResponse> HandleAsync(
        TransactWriteItemsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var actions = request.TransactItems.Select(element => TransactionAction.Of(element, context)).ToList();
        var hash = request.ClientRequestToken is null ? null : TransactionTokens.HashOf(request);
        var costs = await room.Store.WriteAsync(writer =>
        {
            if (hash is not null && !TransactionTokens.TryAdd(writer, context, request.ClientRequestToken!, hash, room.Now)) return null;
            return Transaction.Run(room, writer, actions);
        });
        return new TransactWriteItemsResponse
        {
            ConsumedCapacity = request.ReturnConsumedCapacity is null or ReturnConsumedCapacity.None
                ? null
                : [.. actions.Select(static (action, i) => (action.TableName, Index: i)).GroupBy(static action => action.TableName).Select(
                    table => Tell(request.ReturnConsumedCapacity, table.Key, costs, [.. table.Select(static action => action.Index)]))],
        };
    }

    /// <summary>A call that is sent again reads what the first one wrote.</summary>
    private static ConsumedCapacity Tell(string asked, string tableName, List<WriteCost>? costs, IReadOnlyList<int> actions)
    {
        if (costs is null)
        {
            var units = (double)(Factor * actions.Count);
            return CapacityReport.Tell(asked, tableName, units)! with { ReadCapacityUnits = units };
        }

        var told = CapacityReport.Tell(asked, tableName, [.. actions.Select(action => costs[action])], Factor)!;
        return told with { WriteCapacityUnits = told.CapacityUnits };
    }
}
