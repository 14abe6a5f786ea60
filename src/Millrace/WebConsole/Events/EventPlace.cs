using System.Globalization;

namespace Millrace.WebConsole.Events;

/// <summary>The id of an event: its number, and where each topic is, as in <c>17;tail=0:12,1:9;calls=40</c>.</summary>
internal static class EventPlace
{
    /// <summary>Writes an id.</summary>
    public static string Write(long number, IEnumerable<NamedTopic> topics) => string.Join(
        ';', topics.Where(static named => named.Topic.Place is not null).Select(static named => $"{named.Name}={named.Topic.Place}").Prepend(number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Reads an id. One that nobody wrote is as good as none.</summary>
    public static (long Number, IReadOnlyDictionary<string, string> Places) Read(string? id)
    {
        var places = new Dictionary<string, string>();
        if (id is null) return (0, places);
        var parts = id.Split(';');
        foreach (var part in parts.Skip(1))
        {
            if (part.Split('=', 2) is [var name, var place]) places[name] = place;
        }

        return (long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, places);
    }
}
