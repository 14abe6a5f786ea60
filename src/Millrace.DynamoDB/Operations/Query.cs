using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Legacy;
using Millrace.DynamoDB.Reading;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>Query (facts/dynamodb.md 13).</summary>
internal sealed class Query(DynamoDBRoom room) : IOperationHandler<QueryRequest, QueryResponse>
{
    public async ValueTask<QueryResponse> HandleAsync(QueryRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        // A newer validator than the others': another spelling of the member, and no value (facts/dynamodb.md 19.1).
        if (request.Limit < 1)
        {
            throw DynamoDBErrors.Validation(
                "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1");
        }

        var parameters = new ExpressionParameters(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        var isByExpression = request.KeyConditionExpression is not null;
        parameters.CheckMix(
            [
                (ExpressionKind.Projection, request.ProjectionExpression),
                (ExpressionKind.Filter, request.FilterExpression),
                (ExpressionKind.KeyCondition, request.KeyConditionExpression),
            ],
            [
                ("AttributesToGet", request.AttributesToGet is not null),
                ("QueryFilter", request.QueryFilter is not null),
                ("ConditionalOperator", request.ConditionalOperator is not null),
                // Beside a FilterExpression alone they are let pass.
                ("KeyConditions", request.KeyConditions is not null && isByExpression),
            ]);
        var legacyFilter = LegacyConditions.OfFilter(request.QueryFilter, request.ConditionalOperator);
        var attributes = Legacy.AttributesToGet.Read(request.AttributesToGet);
        AttributeFaults.Check(request.ExclusiveStartKey);
        if (!isByExpression && request.KeyConditions is null)
            throw DynamoDBErrors.Validation("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        parameters.Begin();
        var keyCondition = parameters.Condition(ExpressionKind.KeyCondition, request.KeyConditionExpression);
        var filter = parameters.Condition(ExpressionKind.Filter, request.FilterExpression) ?? legacyFilter;
        var projection = parameters.Projection(request.ProjectionExpression) ?? attributes;
        parameters.End();
        var terms = keyCondition is null ? KeyTerms.OfKeyConditions(request.KeyConditions!) : KeyTerms.OfExpression(keyCondition);
        var page = new PageRequest
        {
            IndexName = request.IndexName,
            Select = request.Select,
            Projection = projection,
            Filter = filter,
            Limit = request.Limit,
            IsConsistent = request.ConsistentRead is true,
        };
        page.Check(request.ProjectionExpression is not null);

        var key = TableReferences.Resolve(request.TableName, context);
        var (read, index) = await room.Store.ReadAsync(
            reader =>
            {
                var table = room.Find(reader, key);
                var index = page.FindIndex(table);
                var schema = index?.Key ?? table.State.Key;
                var range = KeyRange.Of(schema, terms);
                CheckFilter(schema, filter, request.FilterExpression is not null);
                KeyProjection.Check(table.State, projection, index);
                var start = StartKey.Read(table, index, request.ExclusiveStartKey);
                StartKey.CheckRange(range, start);
                return (Page.Read(reader, table, index, range.After(start, request.ScanIndexForward is false), page), index);
            },
            cancellationToken);
        return new QueryResponse
        {
            Items = read.Items,
            Count = read.Count,
            ScannedCount = read.ScannedCount,
            LastEvaluatedKey = read.LastEvaluatedKey,
            ConsumedCapacity = CapacityReport.Tell(request.ReturnConsumedCapacity, request.TableName, read.Units, index),
        };
    }

    private static void CheckFilter(KeyState schema, ConditionNode? filter, bool isExpression)
    {
        foreach (var path in PathsOf.Condition(filter))
        {
            if (!schema.Has(path.Attribute)) continue;
            throw DynamoDBErrors.Validation(
                $"{(isExpression ? "Filter Expression" : "QueryFilter")} can only contain non-primary key attributes: Primary key attribute: {path.Attribute}");
        }
    }
}
