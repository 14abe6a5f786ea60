using System.Globalization;

namespace Millrace.Kinesis.Iterators;

/// <summary>When an iterator or a token is too old.</summary>
internal static class Expiry
{
    /// <summary>AWS's text for one that is; null while it lives.</summary>
    /// <param name="what">What AWS calls it, as in <c>iterator</c>.</param>
    /// <param name="issuedAt">When it was made, in epoch milliseconds.</param>
    /// <param name="now">Now, in epoch milliseconds.</param>
    /// <param name="lifetime">How long it lives.</param>
    public static string? TextOf(string what, long issuedAt, long now, TimeSpan lifetime)
    {
        var milliseconds = (long)lifetime.TotalMilliseconds;
        return now - issuedAt <= milliseconds
            ? null
            : $"{char.ToUpperInvariant(what[0])}{what[1..]} expired. The {what} was created at time {Time(issuedAt)} while right now it is "
                + $"{Time(now)} which is further in the future than the tolerated delay of {milliseconds} milliseconds.";
    }

    private static string Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        .ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);
}
