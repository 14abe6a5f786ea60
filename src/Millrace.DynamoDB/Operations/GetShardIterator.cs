using Millrace.DynamoDB.Streams;
using Millrace.Model.DynamoDBStreams;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>GetShardIterator (facts/dynamodb.md 17).</summary>
internal sealed class GetShardIterator(DynamoDBRoom room) : IOperationHandler<GetShardIteratorRequest, GetShardIteratorResponse>
{
    public async ValueTask<GetShardIteratorResponse> HandleAsync(GetShardIteratorRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request.StreamArn, context);
        var position = await room.Store.ReadAsync(reader => Find(reader, key, request), cancellationToken);
        return new GetShardIteratorResponse { ShardIterator = position.Write() };
    }

    private StreamPosition Find(ITableReader reader, StreamKey key, GetShardIteratorRequest request)
    {
        var stream = StreamReferences.Find(reader, key);
        var shard = StreamReferences.FindShard(stream, request.ShardId);
        var head = StreamHead.Read(reader, stream.Space);
        long? from = request.ShardIteratorType switch
        {
            ShardIteratorType.TrimHorizon => null,
            ShardIteratorType.Latest => shard.End ?? head.Next,
            ShardIteratorType.AtSequenceNumber => Number(),
            _ => Number() + 1,
        };
        return new StreamPosition(key, shard.Start, from, room.Now);

        long Number()
        {
            if (request.SequenceNumber is not { } text)
                throw DynamoDBErrors.InvalidParameters($"SequenceNumber is required when ShardIteratorType is {request.ShardIteratorType}");
            if (StreamRecords.Parse(text) is not { } number || number < shard.Start || number > (shard.End ?? head.Next - 1))
                throw DynamoDBErrors.InvalidParameters($"SequenceNumber {text} is not within shard {request.ShardId}");
            return number >= head.Oldest ? number : throw StreamReferences.Trimmed();
        }
    }
}
