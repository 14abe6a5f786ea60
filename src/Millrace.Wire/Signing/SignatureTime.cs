using System.Globalization;

namespace Millrace.Wire.Signing;

/// <summary>The times of signatures: ISO 8601's basic format, in UTC, to the second. Written out by hand: by a format string it takes ten times as long.</summary>
public static class SignatureTime
{
    /// <summary>Characters of <c>yyyyMMddTHHmmssZ</c>.</summary>
    internal const int Length = 16;

    /// <summary>Writes a time as it is signed.</summary>
    public static string ToText(DateTimeOffset time) => string.Create(Length, time, static (text, time) => Write(time, text));

    /// <summary>Writes a time as it is signed.</summary>
    internal static void Write(DateTimeOffset time, Span<char> text)
    {
        var utc = time.UtcDateTime;
        Put(text, 0, utc.Year / 100);
        Put(text, 2, utc.Year % 100);
        Put(text, 4, utc.Month);
        Put(text, 6, utc.Day);
        text[8] = 'T';
        Put(text, 9, utc.Hour);
        Put(text, 11, utc.Minute);
        Put(text, 13, utc.Second);
        text[15] = 'Z';
    }

    /// <summary>Reads <c>X-Amz-Date</c>.</summary>
    internal static DateTimeOffset Read(string text, AuthenticationErrors errors) =>
        TryRead(text, out var time)
            ? time
            : throw errors.IncompleteSignature(
                $"Date must be in ISO-8601 'basic format'. Got '{text}'. See http://en.wikipedia.org/wiki/ISO_8601");

    /// <summary>Reads a <c>Date</c> header, which may also be in HTTP's own format.</summary>
    internal static DateTimeOffset ReadHttpDate(string text, AuthenticationErrors errors) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : Read(text, errors);

    private static bool TryRead(string text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length != Length || text[8] != 'T' || text[15] != 'Z') return false;

        var (century, year, month, day) = (Get(text, 0), Get(text, 2), Get(text, 4), Get(text, 6));
        var (hour, minute, second) = (Get(text, 9), Get(text, 11), Get(text, 13));
        if ((century | year | month | day | hour | minute | second) < 0) return false;

        year += century * 100;
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;

        time = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    private static void Put(Span<char> text, int at, int number)
    {
        text[at] = (char)('0' + number / 10);
        text[at + 1] = (char)('0' + number % 10);
    }

    /// <summary>Two digits as a number; -1 when they are none.</summary>
    private static int Get(string text, int at) =>
        char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) ? (text[at] - '0') * 10 + text[at + 1] - '0' : -1;
}
