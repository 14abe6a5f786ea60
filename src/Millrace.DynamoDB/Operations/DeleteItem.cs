using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Legacy;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DeleteItem (facts/dynamodb.md 10).</summary>
internal sealed class DeleteItem(DynamoDBRoom room) : IOperationHandler<DeleteItemRequest, DeleteItemResponse>
{
    public async ValueTask<DeleteItemResponse> HandleAsync(DeleteItemRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var parameters = new ExpressionParameters(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        parameters.CheckMix(
            [(ExpressionKind.Condition, request.ConditionExpression)],
            [("Expected", request.Expected is not null), ("ConditionalOperator", request.ConditionalOperator is not null)]);
        AttributeFaults.Check(request.Key);
        if (request.ReturnValues is not (null or ReturnValue.None or ReturnValue.AllOld))
            throw DynamoDBErrors.Validation("ReturnValues can only be ALL_OLD or NONE");
        var expected = LegacyConditions.OfExpected(request.Expected, request.ConditionalOperator);
        parameters.Begin();
        var condition = parameters.Condition(ExpressionKind.Condition, request.ConditionExpression) ?? expected;
        parameters.End();

        var key = TableReferences.Resolve(request.TableName, context);
        var tellsItem = request.ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.AllOld;
        var (write, cost) = await room.Store.WriteAsync(writer =>
        {
            var write = ItemWrites.Delete(writer, room.Find(writer, key), request.Key, condition, tellsItem);
            return (write, write.Make(writer, room.Now));
        });
        return new DeleteItemResponse
        {
            Attributes = request.ReturnValues == ReturnValue.AllOld ? write.Before?.Attributes : null,
            ConsumedCapacity = CapacityReport.Tell(request.ReturnConsumedCapacity, request.TableName, [cost]),
            ItemCollectionMetrics = ItemCollections.Tell(request.ReturnItemCollectionMetrics, write.Table.State, request.Key),
        };
    }
}
