using Millrace.Lambda.Invocation;
using Millrace.Wire;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>
/// Makes the last call for a tumbling window, without records, until the function has taken the state or it is given up as a batch is. A state is given up for
/// its age only after a call was tried: the age of a state begins with the end of its window.
/// </summary>
internal sealed class WindowCloser(
    MappingSurroundings around, MappingState mapping, MappingProgress progress, IEventSource source, string shardId, FailureDelivery delivery)
{
    private readonly int _maximumRetries = mapping.Configuration.MaximumRetryAttempts ?? -1;
    private readonly long _maximumAge = (mapping.Configuration.MaximumRecordAgeInSeconds ?? -1) * 1000L;

    /// <summary>Closes a window.</summary>
    /// <param name="window">The window.</param>
    /// <param name="stop">Ends the work between two calls.</param>
    public async ValueTask CloseAsync(ShardWindow window, CancellationToken stop)
    {
        var streamArn = mapping.Configuration.EventSourceArn!;
        var payload = window.Event([], shardId, streamArn, isFinal: true);
        var failures = 0;
        var refusals = 0;
        while (true)
        {
            around.Change.ThrowIfCancellationRequested();
            stop.ThrowIfCancellationRequested();
            var requestId = Guid.NewGuid().ToString();
            InvocationOutcome? outcome = null;
            try
            {
                outcome = await around.Invocations.InvokeAsync(mapping.Function, new Invocation.Invocation(requestId, payload), around.Shutdown);
                if (outcome.FunctionError is null && BatchReport.StateIn(outcome.Payload) is not null)
                {
                    progress.LastResult = "OK";
                    return;
                }

                progress.LastResult = "PROBLEM: Function call failed";
                failures++;
                refusals = 0;
            }
            catch (ServiceException refusal)
            {
                // It did not run, so it is no attempt.
                progress.LastResult = $"PROBLEM: {refusal.Text}";
                refusals++;
            }

            var isExhausted = _maximumRetries >= 0 && failures > _maximumRetries;
            if (isExhausted || IsTooOld(window))
            {
                var document = new FailureDocument(
                    mapping, shardId, streamArn, isExhausted ? FailureDocument.RetryAttemptsExhausted : FailureDocument.RecordAgeExceeded)
                {
                    RequestId = requestId,
                    InvokeCount = failures,
                    Outcome = isExhausted ? outcome : null,
                };
                await delivery.GiveUpAsync(window.Records!, payload, document, stop);
                return;
            }

            await BackOff.DelayAsync(Math.Max(failures, refusals), around.Time, stop);
        }
    }

    private bool IsTooOld(ShardWindow window)
    {
        var oldest = source.Horizon;
        if (_maximumAge >= 0) oldest = Math.Max(oldest, around.Time.GetUtcNow().ToUnixTimeMilliseconds() - _maximumAge);
        return window.End < oldest;
    }
}
