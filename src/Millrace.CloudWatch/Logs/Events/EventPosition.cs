using System.Globalization;

namespace Millrace.CloudWatch.Logs.Events;

/// <summary>Where an event stands: events are read in the order of their times, then of their streams, then as they came in.</summary>
/// <param name="Time">Its time, in epoch milliseconds.</param>
/// <param name="Space">The space of its stream.</param>
/// <param name="Sequence">Its number in the stream.</param>
internal readonly record struct EventPosition(long Time, long Space, long Sequence) : IComparable<EventPosition>
{
    public static bool operator <(EventPosition left, EventPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(EventPosition left, EventPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(EventPosition left, EventPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EventPosition left, EventPosition right) => left.CompareTo(right) >= 0;

    public int CompareTo(EventPosition other)
    {
        var order = Time.CompareTo(other.Time);
        if (order == 0) order = Space.CompareTo(other.Space);
        return order != 0 ? order : Sequence.CompareTo(other.Sequence);
    }

    /// <summary>The event's id: 56 digits, as AWS has them.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Time:D17}{Space - long.MinValue:D19}{Sequence:D20}");

    /// <summary>Reads what <see cref="Id"/> wrote; null for anything else.</summary>
    public static EventPosition? Parse(ReadOnlySpan<char> id) =>
        id.Length == 56
        && long.TryParse(id[..17], NumberStyles.None, CultureInfo.InvariantCulture, out var time)
        && long.TryParse(id[17..36], NumberStyles.None, CultureInfo.InvariantCulture, out var space)
        && long.TryParse(id[36..], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new EventPosition(time, space + long.MinValue, sequence)
            : null;
}
