using System.Text.Json;

namespace Millrace.Lambda.EventSourceMappings.Filters;

/// <summary>A pattern that JSON matches or not (facts/lambda.md 7, FilterCriteria): all of its keys must match, and each by one of its alternatives.</summary>
internal sealed class FilterPattern
{
    private readonly List<(string Key, IReadOnlyList<ValueMatch> Alternatives)> _values = [];
    private readonly List<(string Key, FilterPattern Pattern)> _members = [];
    private readonly List<IReadOnlyList<FilterPattern>> _choices = [];

    private FilterPattern()
    {
    }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static FilterPattern Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("A pattern is an object.");
        var pattern = new FilterPattern();
        foreach (var member in json.EnumerateObject())
        {
            switch (member.Value.ValueKind)
            {
                case JsonValueKind.Array when member.NameEquals("$or"u8) && IsOfPatterns(member.Value):
                    pattern._choices.Add([.. member.Value.EnumerateArray().Select(Read)]);
                    break;
                case JsonValueKind.Array:
                    pattern._values.Add((member.Name, ReadAlternatives(member.Value)));
                    break;
                case JsonValueKind.Object:
                    pattern._members.Add((member.Name, Read(member.Value)));
                    break;
                default:
                    throw new FormatException($"{member.Name} is neither an array nor an object.");
            }
        }

        return pattern;
    }

    /// <summary>Reads the alternatives for one value.</summary>
    /// <exception cref="FormatException">They are none.</exception>
    public static IReadOnlyList<ValueMatch> ReadAlternatives(JsonElement array)
    {
        List<ValueMatch> alternatives = [.. array.EnumerateArray().Select(ValueMatch.Read)];
        return alternatives.Count > 0 ? alternatives : throw new FormatException("There is no alternative.");
    }

    /// <summary>Whether an object matches.</summary>
    public bool Matches(JsonElement json)
    {
        foreach (var (key, alternatives) in _values)
        {
            JsonElement? value = json.ValueKind == JsonValueKind.Object && json.TryGetProperty(key, out var found) ? found : null;
            if (!alternatives.Any(alternative => alternative.Matches(value))) return false;
        }

        foreach (var (key, pattern) in _members)
        {
            // What is not there matches where all that is asked is that something is not there.
            var inner = json.ValueKind == JsonValueKind.Object && json.TryGetProperty(key, out var found) ? found : default;
            if (inner.ValueKind == JsonValueKind.Array ? !inner.EnumerateArray().Any(pattern.Matches) : !pattern.Matches(inner)) return false;
        }

        return _choices.All(choice => choice.Any(pattern => pattern.Matches(json)));
    }

    private static bool IsOfPatterns(JsonElement array) =>
        array.GetArrayLength() > 0 && array.EnumerateArray().All(static element => element.ValueKind == JsonValueKind.Object);
}
