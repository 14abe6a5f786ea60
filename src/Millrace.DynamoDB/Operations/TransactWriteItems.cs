using Millrace.DynamoDB.Transactions;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>TransactWriteItems (facts/dynamodb.md 15).</summary>
internal sealed class TransactWriteItems(DynamoDBRoom room) : IOperationHandler<TransactWriteItemsRequest, TransactWriteItemsResponse>
{
    public async ValueTask<TransactWriteItemsResponse> HandleAsync(
        TransactWriteItemsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var actions = request.TransactItems.Select(element => TransactionAction.Of(element, context)).ToList();
        var hash = request.ClientRequestToken is null ? null : TransactionTokens.HashOf(request with { ClientRequestToken = null });
        var costs = await room.Store.WriteAsync(writer =>
        {
            if (hash is not null && !TransactionTokens.TryAdd(writer, context, request.ClientRequestToken!, hash, room.Now)) return null;
            return Transaction.Run(room, writer, actions);
        });
        return new TransactWriteItemsResponse
        {
            ConsumedCapacity = TransactionCapacity.OfWrites(request.ReturnConsumedCapacity, actions.ConvertAll(static action => action.TableName), costs),
        };
    }
}
