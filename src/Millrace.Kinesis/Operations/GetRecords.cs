using System.Text;
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

        var limits = room.Throttling.Limits;
        var throttle = limits.LimitsReads ? stream.ThrottleOf(shard, room.Time) : null;
        if (throttle?.TryRead(limits) == false) throw ShardRates.ReadExceeded(key, shard);

        try
        {
            var horizon = Math.Max(0, stream.State.HorizonAt(now));
            var page = await log.ReadAsync(position.From, horizon, request.Limit ?? MostRecords, MostBytes, cancellationToken);
            context.DisposeAfterAnswer(page);
            throttle?.CountRead(BytesOf(page.Records));
            var caughtUp = page.Records.Count == 0 || await IsLastAsync(page.Records[^1], log, cancellationToken);
            return Answer(page.Records, position, stream, shard, caughtUp, now);
        }
        catch (RecordLogException) when (stream.IsGone(shard))
        {
            throw ShardReferences.DoesNotExist(position.ShardIndex, key);
        }
    }

    // After a crash the next position can lie far ahead of the last record, so where positions do not tell, a look ahead does.
    private static async ValueTask<bool> IsLastAsync(StoredRecord record, IRecordLog log, CancellationToken cancellationToken)
    {
        if (record.Position + 1 >= log.NextPosition) return true;
        if (record.Arrival < log.LastArrival) return false;

        using var ahead = await log.ReadAsync(record.Position + 1, notBefore: 0, maxRecords: 1, maxBytes: 1, cancellationToken);
        return ahead.Records.Count == 0;
    }

    private GetRecordsResponse Answer(
        IReadOnlyList<StoredRecord> stored, ShardPosition position, DataStream stream, ShardState shard, bool caughtUp, long now)
    {
        var next = stored.Count == 0 ? position.From : stored[^1].Position + 1;
        var ended = caughtUp && !shard.IsOpen;
        return new GetRecordsResponse
        {
            Records = ToShapes(stored, shard),
            NextShardIterator = ended ? null : (position with { From = next, IssuedAt = now }).ToIterator(room.Seal),

            // Zero says that there is nothing left to read, so what is left is at least 1 behind.
            MillisBehindLatest = caughtUp ? 0 : Math.Max(1, now - stored[^1].Arrival),
            ChildShards = ended
                ? [.. stream.State.Shards.Where(other => other.IsChildOf(shard)).Select(static child => child.ToChildShape())]
                : null,
        };
    }

    private static long BytesOf(IReadOnlyList<StoredRecord> records)
    {
        var bytes = 0L;
        for (var i = 0; i < records.Count; i++) bytes += records[i].Key.Length + records[i].Data.Length;
        return bytes;
    }

    private static Record[] ToShapes(IReadOnlyList<StoredRecord> stored, ShardState shard)
    {
        if (stored.Count == 0) return [];

        var records = new Record[stored.Count];
        for (var i = 0; i < records.Length; i++)
        {
            var record = stored[i];
            records[i] = new Record
            {
                SequenceNumber = shard.SequenceNumberAt(record.Position, record.Arrival / 1000).ToString(),
                ApproximateArrivalTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(record.Arrival),
                Data = record.Data,
                PartitionKey = Encoding.UTF8.GetString(record.Key.Span),
                EncryptionType = ((RecordAttributes)record.Attributes & RecordAttributes.Encrypted) != 0 ? EncryptionType.Kms : null,
            };
        }

        return records;
    }

    private static ServiceException InvalidIterator() => KinesisErrors.InvalidArgument("Invalid ShardIterator.");
}
