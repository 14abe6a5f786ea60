using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Legacy;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>UpdateItem (facts/dynamodb.md 10).</summary>
internal sealed class UpdateItem(DynamoDBRoom room) : IOperationHandler<UpdateItemRequest, UpdateItemResponse>
{
    public async ValueTask<UpdateItemResponse> HandleAsync(UpdateItemRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var parameters = new ExpressionParameters(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        parameters.CheckMix(
            [(ExpressionKind.Update, request.UpdateExpression), (ExpressionKind.Condition, request.ConditionExpression)],
            [
                ("AttributeUpdates", request.AttributeUpdates is not null),
                ("Expected", request.Expected is not null),
                ("ConditionalOperator", request.ConditionalOperator is not null),
            ]);
        AttributeFaults.Check(request.Key);
        var updates = AttributeUpdates.Read(request.AttributeUpdates);
        var expected = LegacyConditions.OfExpected(request.Expected, request.ConditionalOperator);
        parameters.Begin();
        var actions = parameters.Update(request.UpdateExpression) ?? updates ?? [];
        var condition = parameters.Condition(ExpressionKind.Condition, request.ConditionExpression) ?? expected;
        parameters.End();

        var key = TableReferences.Resolve(request.TableName, context);
        var tellsItem = request.ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.AllOld;
        var (write, cost) = await room.Store.WriteAsync(writer =>
        {
            var write = ItemWrites.Update(writer, room.Find(writer, key), request.Key, actions, condition, tellsItem);
            return (write, write.Make(writer, room.Now));
        });
        return new UpdateItemResponse
        {
            Attributes = Attributes(request.ReturnValues, actions, write),
            ConsumedCapacity = CapacityReport.Tell(request.ReturnConsumedCapacity, request.TableName, [cost]),
            ItemCollectionMetrics = ItemCollections.Tell(request.ReturnItemCollectionMetrics, write.Table.State, request.Key),
        };
    }

    /// <summary>What ReturnValues asks for; the touched attributes that are not there are left out, and nothing at all without any.</summary>
    private static IReadOnlyDictionary<string, AttributeValue>? Attributes(string? asked, IReadOnlyList<UpdateAction> actions, ItemWrite write)
    {
        return asked switch
        {
            ReturnValue.AllOld => write.Before?.Attributes,
            ReturnValue.AllNew => write.After!.Attributes,
            ReturnValue.UpdatedOld => Touched(write.Before),
            ReturnValue.UpdatedNew => Touched(write.After),
            _ => null,
        };

        Dictionary<string, AttributeValue>? Touched(StoredItem? item) =>
            item is not null && new ItemProjection(actions.Select(static action => action.Path)).Of(item.Attributes) is { Count: > 0 } touched ? touched : null;
    }
}
