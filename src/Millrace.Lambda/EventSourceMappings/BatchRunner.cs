using Millrace.Lambda.Invocation;
using Millrace.Wire;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>Calls a function with batches of a shard, one after another, until each is finished: handled, or given up (facts/lambda.md 7, Failure handling).</summary>
internal sealed class BatchRunner(MappingSurroundings around, MappingState mapping, MappingProgress progress, IEventSource source, string shardId)
{
    private const int LeastDeliveries = 3;

    private readonly int _maximumRetries = mapping.Configuration.MaximumRetryAttempts ?? -1;
    private readonly long _maximumAge = (mapping.Configuration.MaximumRecordAgeInSeconds ?? -1) * 1000L;
    private readonly bool _bisects = mapping.Configuration.BisectBatchOnFunctionError == true;
    private readonly bool _reports = mapping.Configuration.FunctionResponseTypes is { Count: > 0 };

    /// <summary>Sees a batch through.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="finished">Is told, as often as there is news, that the records before an index are finished; done when that is kept.</param>
    /// <param name="stop">Ends the work between two calls.</param>
    public async ValueTask RunAsync(RecordBatch batch, Func<int, ValueTask> finished, CancellationToken stop)
    {
        var parts = new Stack<(int Start, int End)>();
        parts.Push((0, batch.Count));
        while (parts.TryPop(out var part)) await RunAsync(batch, part.Start, part.End, parts, finished, stop);
    }

    private async ValueTask RunAsync(
        RecordBatch batch, int start, int end, Stack<(int Start, int End)> parts, Func<int, ValueTask> finished, CancellationToken stop)
    {
        var failures = 0;
        var refusals = 0;
        var requestId = Guid.NewGuid().ToString();
        while (true)
        {
            var young = FirstYoung(batch, start, end);
            if (young > start)
            {
                await GiveUpAsync(
                    batch, start, young, new FailureDocument(mapping, shardId, mapping.Configuration.EventSourceArn!, FailureDocument.RecordAgeExceeded)
                    {
                        RequestId = requestId,
                        InvokeCount = failures,
                    },
                    stop);
                start = young;
                await finished(start);
                if (start == end) return;
            }

            around.Change.ThrowIfCancellationRequested();
            stop.ThrowIfCancellationRequested();
            requestId = Guid.NewGuid().ToString();
            InvocationOutcome outcome;
            try
            {
                var call = new Invocation.Invocation(requestId, batch.Event(start, end)) { LastArrival = batch.ArrivalOf(end - 1) };
                outcome = await around.Invocations.InvokeAsync(mapping.Function, call, around.Shutdown);
            }
            catch (ServiceException refusal)
            {
                // It did not run, so it is no attempt.
                progress.LastResult = $"PROBLEM: {refusal.Text}";
                await BackOff.DelayAsync(++refusals, around.Time, stop);
                continue;
            }

            refusals = 0;
            progress.IteratorAge = around.Time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(batch.ArrivalOf(end - 1));
            var failed = outcome.FunctionError is not null ? null : _reports ? BatchReport.FirstFailed(outcome.Payload, batch, start, end) : end;
            progress.Invoked(end - start, failed != end);
            if (failed == end)
            {
                progress.LastResult = "OK";
                await finished(end);
                return;
            }

            progress.LastResult = "PROBLEM: Function call failed";
            failures++;
            var advanced = failed > start;
            if (failed is { } first && advanced)
            {
                start = first;
                await finished(start);
            }

            if (_bisects && advanced)
            {
                parts.Push((start, end));
                await BackOff.DelayAsync(1, around.Time, stop);
                return;
            }

            if (_bisects && end - start > 1)
            {
                var middle = start + (end - start) / 2;
                parts.Push((middle, end));
                parts.Push((start, middle));
                await BackOff.DelayAsync(1, around.Time, stop);
                return;
            }

            if (_maximumRetries >= 0 && failures > _maximumRetries)
            {
                await GiveUpAsync(
                    batch, start, end, new FailureDocument(mapping, shardId, mapping.Configuration.EventSourceArn!, FailureDocument.RetryAttemptsExhausted)
                    {
                        RequestId = requestId,
                        InvokeCount = failures,
                        Outcome = outcome,
                    },
                    stop);
                await finished(end);
                return;
            }

            await BackOff.DelayAsync(failures, around.Time, stop);
        }
    }

    private int FirstYoung(RecordBatch batch, int start, int end)
    {
        var oldest = source.Horizon;
        if (_maximumAge >= 0) oldest = Math.Max(oldest, around.Time.GetUtcNow().ToUnixTimeMilliseconds() - _maximumAge);
        while (start < end && batch.ArrivalOf(start) < oldest) start++;
        return start;
    }

    private async ValueTask GiveUpAsync(RecordBatch batch, int start, int end, FailureDocument document, CancellationToken stop)
    {
        progress.Dropped(end - start);
        if (mapping.Configuration.DestinationConfig?.OnFailure?.Destination is not { } destination) return;
        var written = document.Write(batch, start, end, around.Time.GetUtcNow());
        for (var failures = 1; ; failures++)
        {
            try
            {
                await around.Destinations.SendAsync(destination, around.RoleOf(mapping), written, around.Shutdown);
                progress.Delivered(end - start);
                return;
            }
            catch (ServiceException refusal)
            {
                // The shard waits, since whoever set a destination wants to know of each failure; until the records themselves are gone.
                progress.LastResult = $"PROBLEM: {refusal.Text}";
                if (failures >= LeastDeliveries && batch.ArrivalOf(end - 1) < source.Horizon)
                {
                    around.BackgroundFailed(refusal);
                    return;
                }
            }

            await BackOff.DelayAsync(failures, around.Time, stop);
        }
    }
}
