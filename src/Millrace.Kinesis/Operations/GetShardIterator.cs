using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Records;
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

        if (room.Throttling.Limits.IteratorCallsPerSecond is { } most && !stream.ThrottleOf(shard, room.Time).TryMakeIterator(most))
            throw ShardRates.Exceeded(key, shard);

        try
        {
            var from = await FindAsync(request, key, shard, log, now, cancellationToken);
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

    private static ValueTask<long> FindAsync(
        GetShardIteratorRequest request, StreamKey key, ShardState shard, IRecordLog log, long now, CancellationToken cancellationToken)
    {
        var type = request.ShardIteratorType;
        var takesNumber = type is ShardIteratorType.AtSequenceNumber or ShardIteratorType.AfterSequenceNumber;
        if (request.StartingSequenceNumber is { } number)
        {
            if (!takesNumber) throw Mismatch(type, "and also a");
            var start = Parse(number, key, shard);
            return SeekAsync(log, shard, start, type == ShardIteratorType.AfterSequenceNumber, cancellationToken);
        }

        if (takesNumber) throw Mismatch(type, "and no");

        switch (type)
        {
            case ShardIteratorType.AtTimestamp:
                if (request.Timestamp is not { } timestamp)
                {
                    throw KinesisErrors.InvalidArgument(
                        "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.");
                }

                var milliseconds = timestamp.ToUnixTimeMilliseconds();
                if (milliseconds > now)
                {
                    throw KinesisErrors.InvalidArgument(
                        "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. "
                        + $"timestampInMillis: {milliseconds}, currentTimestampInMillis: {now}");
                }

                return log.FindAsync(milliseconds, cancellationToken);

            case ShardIteratorType.Latest:
                return ValueTask.FromResult(log.NextPosition);

            default:
                return ValueTask.FromResult(0L);
        }
    }

    private static SequenceNumber Parse(string text, StreamKey key, ShardState shard)
    {
        if (!SequenceNumber.TryParse(text, out var number)) throw Invalid("is invalid.");

        if (number.ShardIndex != shard.Index)
        {
            throw KinesisErrors.InvalidArgument(
                $"Invalid StartingSequenceNumber. It encodes {ShardName.Format(number.ShardIndex)}, "
                + $"while it was used in a call to a shard with {shard.Id}");
        }

        // AWS fails with a 500 here, which SDKs send again in vain (facts/kinesis.md 3); a number that cannot be is the caller's fault.
        if (number.Version == 0) throw Invalid("is invalid.");

        if (number.Version != 2 || number.CreationSecond != shard.CreationSecond)
            throw Invalid("is invalid because it did not come from this stream.");

        return number;

        ServiceException Invalid(string why) => KinesisErrors.InvalidArgument(
            $"StartingSequenceNumber {text} used in GetShardIterator on shard {shard.Id} in stream {key.Name} under account {key.AccountId} {why}");
    }

    // The number need not be a record's: of those with its index the other fields decide which comes first.
    private static async ValueTask<long> SeekAsync(
        IRecordLog log, ShardState shard, SequenceNumber number, bool after, CancellationToken cancellationToken)
    {
        if (number.Index == long.MaxValue) return number.Index;

        using var page = await log.ReadAsync(number.Index, notBefore: 0, maxRecords: 1, maxBytes: 1, cancellationToken);
        if (page.Records is [var record] && record.Position == number.Index)
        {
            var order = shard.SequenceNumberAt(record.Position, record.Arrival / 1000).CompareTo(number);
            return order > 0 || (order == 0 && !after) ? number.Index : number.Index + 1;
        }

        return after ? number.Index + 1 : number.Index;
    }

    private static ServiceException Mismatch(string type, string what) => KinesisErrors.InvalidArgument(
        "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or "
        + "(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. "
        + $"Request specified {type} {what} StartingSequenceNumber.");
}
