using Millrace.DynamoDB.Streams;
using Millrace.Model.DynamoDBStreams;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>ListStreams (facts/dynamodb.md 17). Streams that were disabled are listed for a day, those of deleted tables too.</summary>
internal sealed class ListStreams(DynamoDBRoom room) : IOperationHandler<ListStreamsRequest, ListStreamsResponse>
{
    private const int MostStreams = 100;

    public async ValueTask<ListStreamsResponse> HandleAsync(ListStreamsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var limit = StreamReferences.Limit(request.Limit, MostStreams);
        StreamKey? after = request.ExclusiveStartStreamArn is { } arn ? StreamReferences.Resolve(arn, context) : null;
        var streams = await room.Store.ReadAsync(
            reader => StreamCatalog.Of(reader, context.Caller.AccountId, context.Region, request.TableName, after).Take(limit + 1).ToList(), cancellationToken);
        var hasMore = streams.Count > limit;
        if (hasMore) streams.RemoveAt(limit);
        return new ListStreamsResponse
        {
            Streams = [.. streams.Select(static key => new Model.DynamoDBStreams.Stream { StreamArn = key.Arn, TableName = key.Table.Name, StreamLabel = key.Label })],
            LastEvaluatedStreamArn = hasMore ? streams[^1].Arn : null,
        };
    }
}
