using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Legacy;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>PutItem (facts/dynamodb.md 10).</summary>
internal sealed class PutItem(DynamoDBRoom room) : IOperationHandler<PutItemRequest, PutItemResponse>
{
    public async ValueTask<PutItemResponse> HandleAsync(PutItemRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var parameters = new ExpressionParameters(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        parameters.CheckMix(
            [(ExpressionKind.Condition, request.ConditionExpression)],
            [("Expected", request.Expected is not null), ("ConditionalOperator", request.ConditionalOperator is not null)]);
        AttributeFaults.Check(request.Item);
        if (request.ReturnValues is not (null or ReturnValue.None or ReturnValue.AllOld))
            throw DynamoDBErrors.Validation("ReturnValues can only be ALL_OLD or NONE");
        var item = StoredItem.Of(request.Item);
        if (item.Size > ItemSize.Most) throw DynamoDBErrors.Validation("Item size has exceeded the maximum allowed size");
        var expected = LegacyConditions.OfExpected(request.Expected, request.ConditionalOperator);
        parameters.Begin();
        var condition = parameters.Condition(ExpressionKind.Condition, request.ConditionExpression) ?? expected;
        parameters.End();

        var key = TableReferences.Resolve(request.TableName, context);
        var tellsItem = request.ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.AllOld;
        var (write, cost) = await room.Store.WriteAsync(writer =>
        {
            var write = ItemWrites.Put(writer, room.Find(writer, key), item, condition, tellsItem);
            return (write, write.Make(writer, room.Now));
        });
        return new PutItemResponse
        {
            Attributes = request.ReturnValues == ReturnValue.AllOld ? write.Before?.Attributes : null,
            ConsumedCapacity = CapacityReport.Tell(request.ReturnConsumedCapacity, request.TableName, [cost]),
            ItemCollectionMetrics = ItemCollections.Tell(request.ReturnItemCollectionMetrics, write.Table.State, request.Item),
        };
    }
}
