using System.Runtime.ExceptionServices;
using Millrace.Kinesis.Records;
using Millrace.Kinesis.Streams;
using Millrace.Kinesis.Throttling;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>PutRecords (facts/kinesis.md 2.3 and 5).</summary>
internal sealed class PutRecords(KinesisRoom room) : IOperationHandler<PutRecordsRequest, PutRecordsResponse>
{
    private const long MostBytes = 10 << 20;
    private const int MostViolations = 10;

    public async ValueTask<PutRecordsResponse> HandleAsync(
        PutRecordsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var started = room.Time.GetTimestamp();
        var key = StreamReferences.Resolve(request, context, KinesisApi.PutRecords);
        var stream = room.Streams.FindForRecords(key);
        var state = stream.State;
        CheckSizes(request.Records, state);

        using var pass = await stream.Appends.EnterAsync(cancellationToken);
        using var batch = new RecordBatch(request.Records, stream.OpenShards, (byte)state.RecordAttributes);
        var results = new RecordResults(request.Records.Count);
        context.DisposeAfterAnswer(results);
        var failed = room.Faults is { HitsRecords: true } faults ? batch.Fail(faults, key, results) : 0;
        var limits = room.Limits;
        if (limits.LimitsWrites) batch.Throttle(stream, limits, room.Time);

        failed += await AppendAsync(batch, stream, results, context, cancellationToken);
        batch.Count(stream, room.MeasuresTrafficOf(state), failed, room.Time.GetElapsedTime(started));

        return new PutRecordsResponse
        {
            FailedRecordCount = failed,
            Records = results.Entries,
            EncryptionType = state.RecordEncryptionType,
        };
    }

    private static void CheckSizes(IReadOnlyList<PutRecordsRequestEntry> records, StreamState state)
    {
        var bytes = 0L;
        List<string>? violations = null;
        for (var i = 0; i < records.Count; i++)
        {
            var data = records[i].Data!.Value.Length;
            var partitionKey = records[i].PartitionKey.Memory.Length;
            bytes += data + partitionKey;
            if (data + partitionKey > state.MaxRecordBytes && violations is not { Count: MostViolations })
                (violations ??= []).Add(IncomingRecord.SizeViolation($"records.{i + 1}.member.data", data, partitionKey, state.MaxRecordBytes)!);
        }

        if (violations is not null)
        {
            throw KinesisErrors.Validation(
                $"{violations.Count} validation error{(violations.Count == 1 ? "" : "s")} detected: {string.Join("; ", violations)}");
        }

        if (bytes > MostBytes) throw KinesisErrors.InvalidArgument("Records size exceeds 10 MB limit");
    }

    // Each shard takes its records at once and whole, or none of them.
    private static async ValueTask<int> AppendAsync(
        RecordBatch batch, DataStream stream, RecordResults results, RequestContext context, CancellationToken cancellationToken)
    {
        var appends = new Task<AppendResult>[batch.Parts.Count];
        for (var i = 0; i < appends.Length; i++) appends[i] = AppendAsync(batch.Parts[i], stream, cancellationToken);

        var failed = 0;
        RecordLogException? fault = null;
        for (var i = 0; i < appends.Length; i++)
        {
            var part = batch.Parts[i];
            try
            {
                var appended = await appends[i];
                Acknowledge(part, appended, results);
            }
            catch (RecordLogException e)
            {
                fault ??= e;
                failed += part.Records.Length;
                Refuse(part.Places, "InternalFailure", "Internal service failure.", results);
            }

            if (part.Throttled.IsEmpty) continue;
            failed += part.Throttled.Length;
            Refuse(part.Throttled, ShardRates.Code, ShardRates.Text(stream.Key, part.Shard), results);
        }

        // What the other shards took went with the stream.
        if (fault is not null && stream.IsClosed) throw StreamReferences.NotFound(stream.Key);

        // With nothing written the whole call can be sent again, which SDKs do by themselves.
        if (fault is not null && failed == results.Entries.Count)
        {
            stream.Meter.PutRecords.Fail();
            ExceptionDispatchInfo.Throw(fault);
        }

        context.Fault = fault;
        return failed;
    }

    private static async Task<AppendResult> AppendAsync(RecordBatchPart part, DataStream stream, CancellationToken cancellationToken)
    {
        if (!stream.TryOpenLog(part.Shard, out var log)) throw StreamReferences.NotFound(stream.Key);
        if (part.Records.IsEmpty) return default;
        return await log.AppendAsync(part.Records.Span, cancellationToken);
    }

    private static void Acknowledge(RecordBatchPart part, AppendResult appended, RecordResults results)
    {
        var places = part.Places.Span;
        for (var i = 0; i < places.Length; i++)
            results.Acknowledge(places[i], part.Shard.SequenceNumberAt(appended.FirstPosition + i, appended.Arrival / 1000), part.Shard.Id);
    }

    private static void Refuse(ReadOnlyMemory<int> places, string code, string message, RecordResults results)
    {
        foreach (var place in places.Span) results.Refuse(place, code, message);
    }
}
