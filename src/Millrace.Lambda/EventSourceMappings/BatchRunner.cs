using Millrace.Lambda.Invocation;
using Millrace.Wire;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>Calls a function with batches of a shard, one after another, until each is finished: handled, or given up (facts/lambda.md 7, Failure handling).</summary>
/// <param name="around">What it works with.</param>
/// <param name="mapping">The mapping.</param>
/// <param name="progress">What the mapping has done.</param>
/// <param name="source">The stream.</param>
/// <param name="shardId">The shard.</param>
/// <param name="window">The tumbling window that is open; null for none.</param>
internal sealed class BatchRunner(
    MappingSurroundings around, MappingState mapping, MappingProgress progress, IEventSource source, string shardId, ShardWindow? window)
{
    private readonly FailureDelivery _failures = new(around, mapping, progress, source);
    private readonly int _maximumRetries = mapping.Configuration.MaximumRetryAttempts ?? -1;
    private readonly long _maximumAge = (mapping.Configuration.MaximumRecordAgeInSeconds ?? -1) * 1000L;
    private readonly bool _bisects = mapping.Configuration.BisectBatchOnFunctionError == true;
    private readonly bool _reports = mapping.Configuration.FunctionResponseTypes is { Count: > 0 };

    /// <summary>The tumbling window that is open: its state is what the records that are finished have led to. Null between two windows.</summary>
    public ShardWindow? Window { get; private set; } = window;

    /// <summary>Closes the window that is open.</summary>
    /// <param name="closed">Is told that it is closed; done when that is kept.</param>
    /// <param name="stop">Ends the work between two calls.</param>
    public async ValueTask CloseWindowAsync(Func<ValueTask> closed, CancellationToken stop)
    {
        if (Window is not { } open) return;
        await new WindowCloser(around, mapping, progress, source, shardId, _failures).CloseAsync(open, stop);
        Window = null;
        await closed();
    }

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
                await _failures.GiveUpAsync(
                    batch.Range(start, young),
                    Event(batch, start, young),
                    new FailureDocument(mapping, shardId, mapping.Configuration.EventSourceArn!, FailureDocument.RecordAgeExceeded)
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
            var open = Window ?? batch.Window;
            InvocationOutcome outcome;
            try
            {
                var call = new Invocation.Invocation(requestId, Event(batch, start, end)) { LastArrival = batch.ArrivalOf(end - 1) };
                Note(batch, start, end, requestId);
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
            var state = open is null || outcome.FunctionError is not null ? null : BatchReport.StateIn(outcome.Payload);
            var hasFailed = outcome.FunctionError is not null || (open is not null && state is null);
            var failed = hasFailed ? null : _reports ? BatchReport.FirstFailed(outcome.Payload, batch, start, end) : end;
            progress.Invoked(end - start, failed != end);
            if (failed == end)
            {
                progress.LastResult = "OK";
                await AdvanceAsync(batch, start, end, state, finished, stop);
                return;
            }

            progress.LastResult = "PROBLEM: Function call failed";
            failures++;
            var advanced = failed > start;
            if (failed is { } first && advanced)
            {
                await AdvanceAsync(batch, start, first, state, finished, stop);
                start = first;
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
                await _failures.GiveUpAsync(
                    batch.Range(start, end),
                    Event(batch, start, end),
                    new FailureDocument(mapping, shardId, mapping.Configuration.EventSourceArn!, FailureDocument.RetryAttemptsExhausted)
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

    /// <summary>Notes what a call is made with, so that who sees the call finds it.</summary>
    private void Note(RecordBatch batch, int start, int end, string requestId)
    {
        var range = batch.Range(start, end);
        around.Batches.Add(new InvokedBatch(requestId, mapping.AccountId, mapping.Configuration.EventSourceArn!, shardId, range.FirstNumber, range.LastNumber, range.Count));
    }

    /// <summary>Notes that records are finished, and what state they have led to.</summary>
    private async ValueTask AdvanceAsync(
        RecordBatch batch, int start, int end, ReadOnlyMemory<byte>? state, Func<int, ValueTask> finished, CancellationToken stop)
    {
        if (state is { } carried)
        {
            var open = Window ?? batch.Window!;
            Window = open with { State = carried, Records = batch.Range(start, end).After(open.Records) };
        }

        await finished(end);
        if (Window?.HasTooMuchState() == true) await CloseWindowAsync(() => finished(end), stop);
    }

    private ReadOnlyMemory<byte> Event(RecordBatch batch, int start, int end) => (Window ?? batch.Window) is { } open
        ? open.Event(batch.Records(start, end), shardId, mapping.Configuration.EventSourceArn!, isFinal: false)
        : batch.Event(start, end);

    private int FirstYoung(RecordBatch batch, int start, int end)
    {
        var oldest = source.Horizon;
        if (_maximumAge >= 0) oldest = Math.Max(oldest, around.Time.GetUtcNow().ToUnixTimeMilliseconds() - _maximumAge);
        while (start < end && batch.ArrivalOf(start) < oldest) start++;
        return start;
    }
}
