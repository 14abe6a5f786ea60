using Millrace.Client.Aggregation;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Metrics;
using Millrace.Kcl.Processing;
using Millrace.Kcl.Retrieval;

namespace Millrace.Kcl.Lifecycle;

/// <summary>Gives batches to a processor, and does about a failure what the application chose.</summary>
/// <param name="context">What the consumers share.</param>
/// <param name="shard">The shard.</param>
/// <param name="lease">Its lease.</param>
/// <param name="signals">What ends its consumer.</param>
/// <param name="calls">The processor.</param>
/// <param name="checkpointer">Its checkpointer.</param>
/// <param name="unpacking">Makes user records.</param>
/// <param name="metrics">The shard's measurements.</param>
internal sealed class RecordDelivery(
    ConsumerContext context,
    ShardReference shard,
    HeldLease lease,
    ConsumerSignals signals,
    ProcessorCalls calls,
    Checkpointer checkpointer,
    RecordUnpacking unpacking,
    ShardMetrics metrics)
{
    /// <summary>What stops the worker, under <see cref="ProcessingFailure.Stop"/>; else null.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Delivers a batch, again and again if need be.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>Whether the shard goes on: what was delivered is done with.</returns>
    public async Task<bool> DeliverAsync(RecordsBatch batch)
    {
        metrics.Fetched(batch.MillisBehindLatest);
        var records = unpacking.Unpack(batch);
        if (records.Count == 0 && !context.Options.Processor.CallWithoutRecords) return true;
        Count(records);
        while (true)
        {
            var position = records is [.., var last] ? RecordUnpacking.PositionOf(last) : checkpointer.Last;
            checkpointer.Deliver(position);
            var input = new ProcessRecordsInput(records, checkpointer, batch.MillisBehindLatest, batch.IsAtShardEnd, batch.Fetched);
            var failure = await calls.ProcessRecordsAsync(input, signals.Call).ConfigureAwait(false);
            if (failure is null || (!signals.IsOver && IsSkipped(position, failure)))
            {
                checkpointer.Processed();
                return !signals.IsOver;
            }

            checkpointer.Failed();
            if (signals.IsOver || Failure is not null) return false;
            ConsumerLog.Retrying(context.Log, shard, position, failure);
            await Waits.AnyAsync(null, context.Options.Processor.Backoff, context.Options.TimeProvider, signals.Interrupt).ConfigureAwait(false);
            if (signals.IsInterrupted) return false;
            if (records.Count == 0) continue;
            records = RecordUnpacking.Behind(records, checkpointer.Last);
            if (records.Count == 0) return true;
        }
    }

    private bool IsSkipped(ExtendedSequenceNumber position, Exception failure)
    {
        switch (context.Options.Processor.OnFailure)
        {
            case ProcessingFailure.Skip:
                ConsumerLog.Skipped(context.Log, shard, position, failure);
                return true;
            case ProcessingFailure.Stop:
                ConsumerLog.Stopping(context.Log, shard, position, failure);
                Failure = failure;
                return false;
            default:
                return false;
        }
    }

    private void Count(List<UserRecord> records)
    {
        var bytes = 0L;
        foreach (var record in records) bytes += record.Data.Length;
        lease.CountBytes(bytes);
        metrics.Processed(records.Count, bytes);
    }
}
