namespace Millrace.Kcl;

/// <summary>Waits that end without an exception.</summary>
internal static class Waits
{
    /// <summary>Ends when a signal comes, a time has passed or the wait is called off, whichever is first.</summary>
    public static async Task AnyAsync(Task? signal, TimeSpan time, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var delay = Task.Delay(time, timeProvider, over.Token);
        await Task.WhenAny(signal ?? delay, delay).ConfigureAwait(false);
        // Only the delay hears of it. On this thread, so that who waits goes on when the clock says so and not when the thread pool comes to it.
        over.Cancel();
    }
}
