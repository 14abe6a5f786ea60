using System.Runtime.CompilerServices;
using Millrace.Kinesis.Metering;
using Millrace.Kinesis.Records;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;

namespace Millrace.Kinesis.Consumers;

/// <summary>
/// What a subscription pushes (facts/kinesis.md 7). It reads the log at the subscriber's pace, holds one event's records and, once it has
/// caught up, waits for the log, the stream, its place, the options and the clock.
/// </summary>
internal sealed class ShardFeed(
    KinesisRoom room, DataStream stream, ConsumerState consumer, int shardIndex, IRecordLog log, Subscription subscription, long from)
{
    private const int MostRecords = 10_000;
    private const long MostBytes = 1 << 20;

    private readonly ConsumerMeter _meter = stream.Meter.Of(consumer.Name);
    private readonly long _endsAt = subscription.StartedAt + (long)room.Options.SubscriptionDuration.TotalMilliseconds;

    // The second of the newest record that may lie before the position.
    private long _passedSecond = log.LastArrival / 1000;
    private long _next = from;
    private long _lastEventAt = subscription.StartedAt;

    /// <summary>The events, until the subscription's time is up or the shard ends.</summary>
    /// <exception cref="Wire.ServiceException">What ends the subscription before that.</exception>
    public async IAsyncEnumerable<SubscribeToShardEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var (changed, reconfigured) = (stream.Changed, room.Current.Changed);
            var now = room.Now;
            if (now >= _endsAt) yield break;

            // The state is read before the log: what a closed shard holds is in it.
            var shard = FindShard(now);

            // What was pushed counts against the second although the answer to it is on its way: the next event waits, and so do its records.
            var wait = subscription.Throttle.MillisecondsUntilRoom(room.Limits.FanOutBytesPerSecond);
            if (wait > 0 && now < HeartbeatAt)
            {
                await WaitAsync(changed, reconfigured, Math.Min(Math.Min(_endsAt, HeartbeatAt) - now, wait), forRecords: false, cancellationToken);
                continue;
            }

            using (var read = await ReadAsync(shard, now, wait > 0 ? 1 : MostRecords, cancellationToken))
            {
                var held = wait > 0 && read.Records.Count > 0;
                var ended = !held && read.HasCaughtUp && !shard.IsOpen;
                if (read.Records.Count > 0 && !held)
                {
                    if (room.Faults?.OfEvent(stream.Key.Name, shard.Id, stream.Key.AccountId) is { } fault) throw fault;

                    _next = read.Next;
                    if (room.Limits.FanOutBytesPerSecond is not null) subscription.Throttle.CountPushed(read.Bytes);
                    _passedSecond = read.LastArrival / 1000;
                }

                if (read.Records.Count > 0 || ended || now >= HeartbeatAt)
                {
                    if (!held) stream.Meter.Push(_meter, shard, read.Records.Count, read.Bytes, read.MillisBehindLatest);
                    yield return held ? Heartbeat(read, shard, now) : ToEvent(read, shard, ended, now);
                    if (ended) yield break;

                    _lastEventAt = room.Now;
                    continue;
                }
            }

            await WaitAsync(changed, reconfigured, Math.Min(_endsAt, HeartbeatAt) - now, forRecords: true, cancellationToken);
        }
    }

    private long HeartbeatAt => _lastEventAt + (long)room.Options.HeartbeatInterval.TotalMilliseconds;

    private ShardState FindShard(long now)
    {
        subscription.ThrowIfTakenOver();
        var state = stream.State;
        if (stream.IsClosed || state.IsGoneAt(now)) throw StreamReferences.NotFound(stream.Key);

        var registered = state.FindConsumerAt(now, consumer.Name);
        if (registered?.CreatedAt != consumer.CreatedAt || registered.StatusAt(now) != ConsumerStatus.Active)
            throw new ConsumerKey(stream.Key, consumer.Name, CreationSecond: null).NotFound();

        return state.FindShardAt(now, shardIndex) ?? throw ShardReferences.DoesNotExist(shardIndex, stream.Key);
    }

    private async ValueTask<ShardRead> ReadAsync(ShardState shard, long now, int most, CancellationToken cancellationToken)
    {
        try
        {
            return await ShardRead.ReadAsync(
                log, stream.Key, shard, _next, Math.Max(0, stream.State.HorizonAt(now)), most, MostBytes, now, cancellationToken);
        }
        catch (RecordLogException) when (stream.IsClosed)
        {
            throw StreamReferences.NotFound(stream.Key);
        }
    }

    private SubscribeToShardEvent ToEvent(ShardRead read, ShardState shard, bool ended, long now) => new()
    {
        Records = read.Records,
        ContinuationSequenceNumber = ended ? null : Continuation(shard, now),
        MillisBehindLatest = read.MillisBehindLatest,
        ChildShards = ended ? stream.State.ChildrenOf(shard) : null,
    };

    // The silence is broken all the same while a record waits for its second.
    private SubscribeToShardEvent Heartbeat(ShardRead waiting, ShardState shard, long now) => new()
    {
        Records = [],
        ContinuationSequenceNumber = Continuation(shard, now),
        MillisBehindLatest = Math.Max(1, now - waiting.LastArrival),
    };

    // Above the last record's number and below the next one's, so that going on AT it or AFTER it is the same; it rises with the clock.
    private string Continuation(ShardState shard, long now) =>
        shard.SequenceNumberAt(Math.Max(0, _next - 1), Math.Max(now / 1000, Math.Max(shard.CreationSecond, _passedSecond + 1))).ToString();

    private async ValueTask WaitAsync(Task changed, Task reconfigured, long milliseconds, bool forRecords, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var due = Task.Delay(TimeSpan.FromMilliseconds(milliseconds), room.Time, done.Token);
        var appended = forRecords ? log.WaitAsync(_next, done.Token).AsTask() : due;
        await Task.WhenAny(appended, changed, reconfigured, subscription.TakenOver, due);
        await done.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
