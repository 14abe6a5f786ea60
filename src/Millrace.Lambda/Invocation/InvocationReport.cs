namespace Millrace.Lambda.Invocation;

/// <summary>What is told of a call at its end.</summary>
/// <param name="RequestId">The call's id.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Init">How long its environment took to start; null where it was there.</param>
/// <param name="MemorySize">The most memory, in megabytes.</param>
/// <param name="PeakMemory">The memory that was used, in bytes.</param>
/// <param name="Status"><c>success</c>, <c>error</c> or <c>timeout</c>.</param>
/// <param name="ErrorType">The kind of the error; null for none.</param>
internal sealed record InvocationReport(
    string RequestId, TimeSpan Duration, TimeSpan? Init, int MemorySize, long PeakMemory, string Status, string? ErrorType)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>What is paid for: whole milliseconds, the start too.</summary>
    public long BilledMilliseconds => (long)Math.Ceiling((Duration + (Init ?? TimeSpan.Zero)).TotalMilliseconds);

    /// <summary>The memory that was used, in megabytes.</summary>
    public long UsedMegabytes => Math.Max(1, (PeakMemory + Megabyte - 1) / Megabyte);
}
