using System.Globalization;

namespace Millrace.Lambda;

/// <summary>Moments as Lambda writes them in texts (facts/lambda.md 1).</summary>
internal static class Moments
{
    /// <summary>As in <c>2025-01-31T12:00:00.000+0000</c>.</summary>
    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);

    /// <summary>As documents and logs have it: <c>2025-01-31T12:00:00.000Z</c>.</summary>
    public static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
