using Millrace.DynamoDB.Streams;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDBStreams;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DescribeStream (facts/dynamodb.md 17).</summary>
internal sealed class DescribeStream(DynamoDBRoom room) : IOperationHandler<DescribeStreamRequest, DescribeStreamResponse>
{
    private const int MostShards = 100;

    public async ValueTask<DescribeStreamResponse> HandleAsync(DescribeStreamRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var limit = StreamReferences.Limit(request.Limit, MostShards);
        if (request.ShardFilter is { } filter && (filter.Type is null || filter.ShardId is null))
            throw DynamoDBErrors.InvalidParameters("ShardFilter must have both Type and ShardId");
        var key = StreamReferences.Resolve(request.StreamArn, context);
        var stream = await room.Store.ReadAsync(reader => StreamReferences.Find(reader, key), cancellationToken);
        if (request.ShardFilter?.ShardId is { } parent) StreamReferences.FindShard(stream, parent);
        // Ids begin with the time, so that the order of their bytes is that of the shards; one to go on after may be trimmed by now.
        var shards = stream.Shards
            .Where(shard => request.ShardFilter is null || shard.ParentId == request.ShardFilter.ShardId)
            .Where(shard => request.ExclusiveStartShardId is not { } after || string.CompareOrdinal(shard.Id, after) > 0)
            .ToList();
        var page = shards.Take(limit).ToList();
        return new DescribeStreamResponse
        {
            StreamDescription = new StreamDescription
            {
                StreamArn = key.Arn,
                StreamLabel = key.Label,
                StreamStatus = stream.DisabledAt is null ? StreamStatus.Enabled : StreamStatus.Disabled,
                StreamViewType = stream.ViewType,
                CreationRequestDateTime = DateTimeOffset.FromUnixTimeMilliseconds(stream.CreatedAt),
                TableName = key.Table.Name,
                KeySchema = TableDescriptions.Of(stream.Key),
                Shards = page.ConvertAll(Describe),
                LastEvaluatedShardId = page.Count < shards.Count ? page[^1].Id : null,
            },
        };
    }

    private static Shard Describe(ShardState shard) => new()
    {
        ShardId = shard.Id,
        ParentShardId = shard.ParentId,
        SequenceNumberRange = new SequenceNumberRange
        {
            StartingSequenceNumber = StreamRecords.Text(shard.Start),
            EndingSequenceNumber = shard.End is { } end ? StreamRecords.Text(end) : null,
        },
    };
}
