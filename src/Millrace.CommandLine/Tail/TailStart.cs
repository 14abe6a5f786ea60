using System.Globalization;

namespace Millrace.CommandLine.Tail;

/// <summary>Where a tail begins: one of the members, or the end of the stream when none is there.</summary>
/// <param name="IsOldest">At the oldest record.</param>
/// <param name="Ago">So long ago.</param>
/// <param name="At">At an instant.</param>
/// <param name="Number">At a record.</param>
internal sealed record TailStart(bool IsOldest = false, TimeSpan? Ago = null, DateTimeOffset? At = null, string? Number = null)
{
    private const int DigitsOfMilliseconds = 13;

    /// <inheritdoc/>
    public override string ToString() => Number ?? (At is { } at ? Streams.StreamRows.TimeOf(at)! : Ago is { } ago ? DurationText.Format(ago) : IsOldest ? "oldest" : "now");

    /// <summary>Reads a start.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TailStart Parse(string text)
    {
        if (text is "now") return new();
        if (text is "oldest") return new(IsOldest: true);
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            if (text.Length > DigitsOfMilliseconds) return new(Number: text);
            if (text.Length == DigitsOfMilliseconds) return new(At: DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture)));
        }
        else if (text is [>= '0' and <= '9', .., 'd' or 'h' or 'm' or 's'])
        {
            return new(Ago: DurationText.Parse(text));
        }
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var at))
        {
            return new(At: at);
        }

        throw new FormatException($"'{text}' is not now, oldest, a duration like 10m, a time like 2026-11-29T13:00:00Z or a sequence number.");
    }
}
