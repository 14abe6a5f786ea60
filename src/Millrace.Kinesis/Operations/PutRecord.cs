using Millrace.Kinesis.Records;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Kinesis.Throttling;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>PutRecord (facts/kinesis.md 5).</summary>
internal sealed class PutRecord(KinesisRoom room) : IOperationHandler<PutRecordRequest, PutRecordResponse>
{
    public async ValueTask<PutRecordResponse> HandleAsync(PutRecordRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var started = room.Time.GetTimestamp();
        var key = StreamReferences.Resolve(request, context, KinesisApi.PutRecord);
        var stream = room.Streams.FindForRecords(key);
        var state = stream.State;
        var data = request.Data!.Value;

        var partitionKey = request.PartitionKey.Memory;
        try
        {
            if (IncomingRecord.SizeViolation("data", data.Length, partitionKey.Length, state.MaxRecordBytes) is { } violation)
                throw KinesisErrors.Validation($"1 validation error detected: {violation}");

            var hashKey = IncomingRecord.HashKeyOf(request.ExplicitHashKey, partitionKey.Span);
            using var pass = await stream.Appends.EnterAsync(cancellationToken);
            var shards = stream.OpenShards;
            var shard = shards[shards.PlaceOf(hashKey)];
            if (!stream.TryOpenLog(shard, out var log)) throw StreamReferences.NotFound(key);

            if (request.SequenceNumberForOrdering is { } minimum && !IsPast(minimum, shard, log))
            {
                throw KinesisErrors.InvalidArgument(
                    $"ExclusiveMinimumSequenceNumber {minimum} used in PutRecord on stream {key.Name} under account {key.AccountId} is invalid.");
            }

            var limits = room.Limits;
            if (limits.LimitsWrites && !stream.ThrottleOf(shard, room.Time).TryWrite(limits, data.Length + partitionKey.Length))
            {
                stream.Meter.RefusePut(shard);
                throw ShardRates.Exceeded(key, shard);
            }

            var record = new NewRecord(partitionKey, data, (byte)state.RecordAttributes);
            var appended = await log.AppendAsync([record], cancellationToken);
            if (room.MeasuresTrafficOf(state)) stream.TrafficOf(shard).Count(1, data.Length + partitionKey.Length);
            stream.Meter.Put(shard, data.Length + partitionKey.Length, room.Time.GetElapsedTime(started));
            return new PutRecordResponse
            {
                ShardId = shard.Id,
                SequenceNumber = shard.SequenceNumberAt(appended.FirstPosition, appended.Arrival / 1000).ToString(),
                EncryptionType = state.RecordEncryptionType,
            };
        }
        catch (RecordLogException) when (stream.IsClosed)
        {
            throw StreamReferences.NotFound(key);
        }
        catch (RecordLogException)
        {
            stream.Meter.PutRecord.Fail();
            throw;
        }
    }

    // Whatever comes next in the shard is greater than a number of its own that it has handed out. One of another shard promises nothing,
    // but AWS takes it as long as its time has come.
    private bool IsPast(string minimum, ShardState shard, IRecordLog log)
    {
        if (!SequenceNumber.TryParse(minimum, out var number)) return false;

        // The shard's clock never falls, so it may be ahead of ours.
        if (number.ArrivalSecond > Math.Max(room.Now, log.LastArrival) / 1000) return false;

        var isOwn = number.Version == 2 && number.ShardIndex == shard.Index && number.CreationSecond == shard.CreationSecond;
        return !isOwn || number.Index < log.NextPosition;
    }
}
