namespace Millrace.Wire;

/// <summary>Fits numbers into their shapes: clamped to the range and floored (facts/kinesis.md 1.6).</summary>
internal static class WireNumber
{
    private const long EarliestMilliseconds = -62135596800000;
    private const long LatestMilliseconds = 253402300799999;

    public static int Integer(long value) => (int)Math.Clamp(value, int.MinValue, int.MaxValue);

    public static long Long(decimal value) => (long)Math.Clamp(Math.Floor(value), long.MinValue, long.MaxValue);

    /// <summary>Infinities and what is beyond the range become the range's ends; NaN becomes zero, as in Java.</summary>
    public static long Long(double value) => double.IsNaN(value) ? 0 : Math.Floor(value) switch
    {
        >= 9223372036854775807.0 => long.MaxValue,
        <= -9223372036854775808.0 => long.MinValue,
        var floor => (long)floor,
    };

    /// <summary>An instant, kept within the years 1 to 9999.</summary>
    public static DateTimeOffset Timestamp(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, EarliestMilliseconds, LatestMilliseconds));
}
