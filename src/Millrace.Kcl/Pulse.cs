namespace Millrace.Kcl;

/// <summary>Wakes whoever waits for something to happen. Take <see cref="Next"/>, look, then wait: nothing that happens in between is missed.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource _next = Create();

    /// <summary>Ends at the next <see cref="Raise"/>.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Wakes everybody who waits now.</summary>
    public void Raise() => Interlocked.Exchange(ref _next, Create()).SetResult();

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
