using System.Globalization;
using System.Xml;

namespace Millrace.CommandLine;

/// <summary>Durations as people write them: <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>24h</c>, <c>7d</c>; whole milliseconds; ISO 8601 (<c>PT30S</c>).</summary>
internal static class DurationText
{
    private static readonly (string Unit, TimeSpan Size)[] Units =
    [
        ("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)), ("m", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1)), ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    /// <summary>Reads a duration.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TimeSpan Parse(string text)
    {
        try
        {
            if (text.StartsWith('P')) return XmlConvert.ToTimeSpan(text);

            var digits = text.AsSpan().TrimEnd("dhms");
            var number = decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            var unit = text[digits.Length..];
            var size = unit.Length == 0 ? TimeSpan.FromMilliseconds(1) : Array.Find(Units, known => known.Unit == unit).Size;
            if (size > TimeSpan.Zero) return TimeSpan.FromTicks(checked((long)(number * size.Ticks)));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            // Told below, whatever it was.
        }

        throw new FormatException($"'{text}' is not a duration, like 500ms, 30s, 5m, 24h or PT30S.");
    }

    /// <summary>Writes a duration in the largest unit that it is a whole number of.</summary>
    public static string Format(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero) return "0ms";

        foreach (var (unit, size) in Units)
        {
            if (duration.Ticks % size.Ticks == 0) return string.Create(CultureInfo.InvariantCulture, $"{duration / size}{unit}");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds}ms");
    }
}
