using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Records;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Kinesis.Throttling;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>GetRecords (facts/kinesis.md 5).</summary>
internal sealed class GetRecords(KinesisRoom room) : IOperationHandler<GetRecordsRequest, GetRecordsResponse>
{
    private const int MostRecords = 10_000;
    private const long MostBytes = 10 << 20;

    public async ValueTask<GetRecordsResponse> HandleAsync(
        GetRecordsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var started = room.Time.GetTimestamp();
        if (!ShardPosition.TryRead(room.Seal, request.ShardIterator, out var position))
            throw InvalidIterator();

        var now = room.Now;
        if (Expiry.TextOf("iterator", position.IssuedAt, now, room.Options.IteratorLifetime) is { } expired)
            throw KinesisErrors.ExpiredIterator(expired);

        var key = position.Stream.In(context.Region);
        StreamReferences.CheckOwner(key, context, KinesisApi.GetRecords);
        if (request.StreamARN is { } arn && StreamReferences.Resolve(arn, context, KinesisApi.GetRecords) != key)
            throw KinesisErrors.InvalidArgument($"ShardIterator is not one of the stream {arn}.");

        if (!room.Streams.TryFind(key, out var stream)
            || stream.State.FindShardAt(now, position.ShardIndex) is not { } shard
            || !stream.TryOpenLog(shard, out var log))
        {
            throw ShardReferences.DoesNotExist(position.ShardIndex, key);
        }

        if (stream.State.Incarnation != position.Stream.Incarnation) throw InvalidIterator();

        var limits = room.Limits;
        var throttle = limits.LimitsReads ? stream.ThrottleOf(shard, room.Time) : null;
        if (throttle?.TryRead(limits) == false)
        {
            stream.Meter.RefuseGet(shard);
            throw ShardRates.ReadExceeded(key, shard);
        }

        try
        {
            var horizon = Math.Max(0, stream.State.HorizonAt(now));
            var read = await ShardRead.ReadAsync(
                log, key, shard, position.From, horizon, request.Limit ?? MostRecords, MostBytes, now, cancellationToken);
            context.DisposeAfterAnswer(read);
            if (read.Records.Count > 0 && room.Faults?.EmptiesPage(key.Name, shard.Id) == true) return EmptyAnswer(read, position, now);

            var bytes = read.Bytes;
            throttle?.CountRead(bytes);
            var age = read.Records.Count == 0 ? read.MillisBehindLatest : now - read.LastArrival;
            stream.Meter.Get(shard, read.Records.Count, bytes, age, read.MillisBehindLatest, room.Time.GetElapsedTime(started));
            return Answer(read, position, stream, shard, now);
        }
        catch (RecordLogException) when (stream.IsGone(shard))
        {
            throw ShardReferences.DoesNotExist(position.ShardIndex, key);
        }
        catch (RecordLogException)
        {
            stream.Meter.GetRecords.Fail();
            throw;
        }
    }

    private GetRecordsResponse Answer(ShardRead read, ShardPosition position, DataStream stream, ShardState shard, long now)
    {
        var ended = read.HasCaughtUp && !shard.IsOpen;
        return new GetRecordsResponse
        {
            Records = read.Records,
            NextShardIterator = ended ? null : (position with { From = read.Next, IssuedAt = now }).ToIterator(room.Seal),
            MillisBehindLatest = read.MillisBehindLatest,
            ChildShards = ended ? stream.State.ChildrenOf(shard) : null,
        };
    }

    private GetRecordsResponse EmptyAnswer(ShardRead read, ShardPosition position, long now) => new()
    {
        Records = [],
        NextShardIterator = (position with { IssuedAt = now }).ToIterator(room.Seal),
        MillisBehindLatest = Math.Max(1, now - read.LastArrival),
    };

    private static ServiceException InvalidIterator() => KinesisErrors.InvalidArgument("Invalid ShardIterator.");
}
