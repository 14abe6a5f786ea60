namespace Millrace.Lambda.EventSourceMappings;

/// <summary>How long to wait before what failed is tried again: a second at first, a minute at most (facts/lambda.md 7, Failure handling).</summary>
internal static class BackOff
{
    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Waits.</summary>
    /// <param name="failures">How often it failed in a row, at least 1.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task DelayAsync(int failures, TimeProvider time, CancellationToken cancellationToken) =>
        Task.Delay(Of(failures), time, cancellationToken);

    /// <summary>How long to wait.</summary>
    public static TimeSpan Of(int failures) => TimeSpan.FromSeconds(Math.Min((long)Longest.TotalSeconds, 1L << Math.Min(failures - 1, 10)));
}
