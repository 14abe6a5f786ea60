using System.Globalization;

namespace Millrace.Model.Policies;

/// <summary>Reads the times that date conditions compare: ISO 8601, or seconds since 1970.</summary>
internal static class PolicyTime
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd",
        "yyyy-MM",
        "yyyy",
    ];

    /// <summary>Reads a time. Without a zone it is UTC; four digits are a year.</summary>
    public static bool TryRead(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
        || TryReadSeconds(text, out time);

    private static bool TryReadSeconds(string text, out DateTimeOffset time)
    {
        time = default;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)) return false;
        if (seconds < DateTimeOffset.MinValue.ToUnixTimeSeconds() || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()) return false;

        time = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return true;
    }
}
