namespace Millrace.Storage.Logs;

/// <summary>Wakes whoever waits for a log to grow. While nobody waits it costs an append one exchange of a reference.</summary>
internal sealed class GrowthSignal
{
    private TaskCompletionSource? _waited;

    /// <summary>The next growth. Take it before looking at the log, or the growth in between is missed.</summary>
    public Task Next
    {
        get
        {
            if (Volatile.Read(ref _waited) is { } waited) return waited.Task;
            var own = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (Interlocked.CompareExchange(ref _waited, own, null) ?? own).Task;
        }
    }

    /// <summary>Says that the log has grown, or is closed.</summary>
    public void Raise() => Interlocked.Exchange(ref _waited, null)?.SetResult();
}
