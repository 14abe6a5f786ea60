using Millrace.Kinesis.Consumers;
using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Shards;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>SubscribeToShard (facts/kinesis.md 7).</summary>
internal sealed class SubscribeToShard(KinesisRoom room) : IEventStreamHandler<SubscribeToShardRequest, SubscribeToShardEvent>
{
    public async ValueTask<IAsyncEnumerable<SubscribeToShardEvent>> OpenAsync(
        SubscribeToShardRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = ConsumerKey.Resolve(request.ConsumerARN, context, KinesisApi.SubscribeToShard);
        var shardIndex = ShardReferences.Parse(request.ShardId, key.Stream);
        var now = room.Now;
        var (stream, consumer) = key.Find(room.Streams, now);
        consumer.RequireActive(key.Stream, now);
        if (stream.State.FindShardAt(now, shardIndex) is not { } shard || !stream.TryOpenLog(shard, out var log))
            throw ShardReferences.DoesNotExist(shardIndex, key.Stream);

        try
        {
            var position = request.StartingPosition;
            var start = new StartingPoint(nameof(SubscribeToShard), position.Type, position.SequenceNumber, position.Timestamp);
            var from = await start.FindAsync(key.Stream, shard, log, now, cancellationToken);

            var subscription = room.Subscriptions.Begin(stream, consumer, shard, now, room.Limits);
            context.DisposeAfterAnswer(subscription);
            stream.Meter.Of(consumer.Name).Subscribe();
            return new ShardFeed(room, stream, consumer, shardIndex, log, subscription, from).EventsAsync(CancellationToken.None);
        }
        catch (RecordLogException) when (stream.IsClosed)
        {
            throw ShardReferences.DoesNotExist(shardIndex, key.Stream);
        }
    }
}
