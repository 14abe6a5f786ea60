namespace Millrace.Kinesis.Streams;

/// <summary>Counts what a stream may do only so many times in 24 hours.</summary>
internal static class RollingDay
{
    private const long Milliseconds = 24 * 3_600_000L;

    /// <summary>Those of some instants that lie less than 24 hours back.</summary>
    /// <param name="instants">Epoch milliseconds; null for none.</param>
    /// <param name="now">Epoch milliseconds.</param>
    public static IReadOnlyList<long> Of(IReadOnlyList<long>? instants, long now) =>
        instants is null ? [] : [.. instants.Where(instant => instant > now - Milliseconds)];
}
