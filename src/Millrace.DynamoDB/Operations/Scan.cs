using System.Buffers.Binary;
using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Legacy;
using Millrace.DynamoDB.Reading;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>Scan (facts/dynamodb.md 13).</summary>
internal sealed class Scan(DynamoDBRoom room) : IOperationHandler<ScanRequest, ScanResponse>
{
    public async ValueTask<ScanResponse> HandleAsync(ScanRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var parameters = new ExpressionParameters(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        parameters.CheckMix(
            [(ExpressionKind.Projection, request.ProjectionExpression), (ExpressionKind.Filter, request.FilterExpression)],
            [
                ("AttributesToGet", request.AttributesToGet is not null),
                ("ScanFilter", request.ScanFilter is not null),
                ("ConditionalOperator", request.ConditionalOperator is not null),
            ]);
        var attributes = Legacy.AttributesToGet.Read(request.AttributesToGet);
        var legacyFilter = LegacyConditions.OfFilter(request.ScanFilter, request.ConditionalOperator);
        AttributeFaults.Check(request.ExclusiveStartKey);
        CheckSegments(request.Segment, request.TotalSegments);
        parameters.Begin();
        var filter = parameters.Condition(ExpressionKind.Filter, request.FilterExpression) ?? legacyFilter;
        var projection = parameters.Projection(request.ProjectionExpression) ?? attributes;
        parameters.End();
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
                KeyProjection.Check(table.State, projection, index);
                var start = StartKey.Read(table, index, request.ExclusiveStartKey);
                return (Page.Read(reader, table, index, RangeOf(request.Segment ?? 0, request.TotalSegments ?? 1, start), page), index);
            },
            cancellationToken);
        return new ScanResponse
        {
            Items = read.Items,
            Count = read.Count,
            ScannedCount = read.ScannedCount,
            LastEvaluatedKey = read.LastEvaluatedKey,
            ConsumedCapacity = CapacityReport.Tell(request.ReturnConsumedCapacity, request.TableName, read.Units, index),
        };
    }

    private static void CheckSegments(int? segment, int? total)
    {
        if (segment is not null && total is null)
        {
            throw DynamoDBErrors.Validation(
                "The TotalSegments parameter is required but was not present in the request when Segment parameter is present");
        }

        if (segment is null && total is not null)
        {
            throw DynamoDBErrors.Validation(
                "The Segment parameter is required but was not present in the request when parameter TotalSegments is present");
        }

        if (segment >= total)
        {
            throw DynamoDBErrors.Validation(
                "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
                + $"Segment: {segment} is not less than TotalSegments: {total}");
        }
    }

    /// <summary>Keys begin with a hash of 32 bits, of which each segment has its share.</summary>
    private static TableRange RangeOf(int segment, int total, byte[]? start)
    {
        var (from, to) = (Bound(segment, total), segment + 1 == total ? null : Bound(segment + 1, total));
        if (start is null) return new TableRange(from, to);
        if (start.AsSpan().SequenceCompareTo(from) < 0 || (to is not null && start.AsSpan().SequenceCompareTo(to) >= 0))
        {
            throw DynamoDBErrors.Validation(
                "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. "
                + $"TotalSegments: {total} Segment: {segment}");
        }

        return new TableRange([.. start, 0], to);
    }

    private static byte[] Bound(int segment, int total)
    {
        var bound = new byte[KeyWriter.HashSize];
        BinaryPrimitives.WriteUInt32BigEndian(bound, (uint)(((ulong)segment << 32) / (ulong)total));
        return bound;
    }
}
