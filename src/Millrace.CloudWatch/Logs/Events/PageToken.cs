using System.Globalization;

namespace Millrace.CloudWatch.Logs.Events;

/// <summary>Where a page of a stream begins or ends: between two events. Who comes to an end gets the same token back.</summary>
/// <param name="IsForward">Whether what stands behind is read, rather than what stands before.</param>
/// <param name="Time">The time of the event that it is beside.</param>
/// <param name="Place">Twice the event's number, and one more when it is behind the event.</param>
internal readonly record struct PageToken(bool IsForward, long Time, long Place)
{
    /// <summary>Just before an event.</summary>
    public static PageToken Before(EventPosition position) => new(IsForward: false, position.Time, 2 * position.Sequence);

    /// <summary>Just behind an event.</summary>
    public static PageToken Behind(EventPosition position) => new(IsForward: true, position.Time, 2 * position.Sequence + 1);

    /// <summary>Whether an event is on the side that is read.</summary>
    public bool Reaches(EventPosition position) => (position.Time, 2 * position.Sequence).CompareTo((Time, Place)) >= 0 == IsForward;

    /// <summary>Reads a token.</summary>
    /// <exception cref="Wire.ServiceException">It is none.</exception>
    public static PageToken Read(string token)
    {
        var isForward = token.StartsWith("f/", StringComparison.Ordinal);
        if (!isForward && !token.StartsWith("b/", StringComparison.Ordinal)) throw LogsErrors.InvalidToken();
        var digits = token.EndsWith("/s", StringComparison.Ordinal) ? token[2..^2] : token[2..];
        return digits.Length == 56
            && long.TryParse(digits.AsSpan(0, 20), NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            && long.TryParse(digits.AsSpan(20), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                ? new PageToken(isForward, time, place)
                : throw LogsErrors.InvalidToken();
    }

    /// <summary>As AWS writes it: a letter and 56 digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsForward ? 'f' : 'b')}/{Time:D20}{Place:D36}");
}
