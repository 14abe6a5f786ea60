using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>GetItem (facts/dynamodb.md 10).</summary>
internal sealed class GetItem(DynamoDBRoom room) : IOperationHandler<GetItemRequest, GetItemResponse>
{
    public async ValueTask<GetItemResponse> HandleAsync(GetItemRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var parameters = new ExpressionParameters(request.ExpressionAttributeNames, values: null);
        parameters.CheckMix(
            [(ExpressionKind.Projection, request.ProjectionExpression)], [("AttributesToGet", request.AttributesToGet is not null)]);
        AttributeFaults.Check(request.Key);
        var attributes = Legacy.AttributesToGet.Read(request.AttributesToGet);
        parameters.Begin();
        var projection = parameters.Projection(request.ProjectionExpression) ?? attributes;
        parameters.End();

        var key = TableReferences.Resolve(request.TableName, context);
        var item = await room.Store.ReadAsync(
            reader =>
            {
                var table = room.Find(reader, key);
                var storedKey = ItemKeys.OfKey(table.State.Key, request.Key);
                KeyProjection.Check(table.State, projection);
                return ItemStore.Find(reader, table, storedKey);
            },
            cancellationToken);
        var units = CapacityReport.OfRead(item?.Size ?? 0, request.ConsistentRead is true);
        return new GetItemResponse
        {
            Item = item is null ? null : projection?.Of(item.Attributes) ?? item.Attributes,
            ConsumedCapacity = CapacityReport.Tell(request.ReturnConsumedCapacity, request.TableName, units),
        };
    }
}
