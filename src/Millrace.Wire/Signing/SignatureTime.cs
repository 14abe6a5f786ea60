using System.Globalization;

namespace Millrace.Wire.Signing;

/// <summary>The times of signatures: ISO 8601's basic format, in UTC, to the second.</summary>
public static class SignatureTime
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal;

    /// <summary>Writes a time as it is signed.</summary>
    public static string ToText(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads <c>X-Amz-Date</c>.</summary>
    internal static DateTimeOffset Read(string text, AuthenticationErrors errors) =>
        DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, Utc, out var time)
            ? time
            : throw errors.IncompleteSignature(
                $"Date must be in ISO-8601 'basic format'. Got '{text}'. See http://en.wikipedia.org/wiki/ISO_8601");

    /// <summary>Reads a <c>Date</c> header, which may also be in HTTP's own format.</summary>
    internal static DateTimeOffset ReadHttpDate(string text, AuthenticationErrors errors) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, Utc, out var time) ? time : Read(text, errors);
}
