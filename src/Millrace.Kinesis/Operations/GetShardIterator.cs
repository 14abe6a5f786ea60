using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Kinesis.Throttling;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>GetShardIterator (facts/kinesis.md 4.5).</summary>
internal sealed class GetShardIterator(KinesisRoom room) : IOperationHandler<GetShardIteratorRequest, GetShardIteratorResponse>
{
    public async ValueTask<GetShardIteratorResponse> HandleAsync(
        GetShardIteratorRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.GetShardIterator);
        var shardIndex = ShardReferences.Parse(request.ShardId, key);
        var now = room.Now;
        if (!room.Streams.TryFind(key, out var stream)
            || stream.State.FindShardAt(now, shardIndex) is not { } shard
            || !stream.TryOpenLog(shard, out var log))
        {
            throw ShardReferences.DoesNotExist(shardIndex, key);
        }

        if (room.Limits.IteratorCallsPerSecond is { } most && !stream.ThrottleOf(shard, room.Time).TryMakeIterator(most))
            throw ShardRates.Exceeded(key, shard);

        try
        {
            var start = new StartingPoint(nameof(GetShardIterator), request.ShardIteratorType, request.StartingSequenceNumber, request.Timestamp);
            var from = await start.FindAsync(key, shard, log, now, cancellationToken);
            return new GetShardIteratorResponse
            {
                ShardIterator = new ShardPosition(StreamIdentity.Of(stream), shardIndex, from, now).ToIterator(room.Seal),
            };
        }
        catch (RecordLogException) when (stream.IsGone(shard))
        {
            throw ShardReferences.DoesNotExist(shardIndex, key);
        }
    }
}
