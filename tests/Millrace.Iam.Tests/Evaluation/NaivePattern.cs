namespace Millrace.Iam.Tests.Evaluation;

/// <summary>Matches patterns by trying everything.</summary>
internal static class NaivePattern
{
    public static bool Matches(string pattern, string text, IReadOnlyDictionary<string, string[]>? keys, bool wildcards = true) =>
        Expand(pattern, keys, wildcards) is { } expanded && Matches([.. expanded], text);

    /// <summary>Whether each of the six parts of an ARN matches.</summary>
    public static bool MatchesArn(string pattern, string text, IReadOnlyDictionary<string, string[]>? keys)
    {
        if (Expand(pattern, keys, wildcards: true) is not { } expanded) return false;

        var parts = new List<List<(char, bool)>> { new() };
        foreach (var (c, isWild) in expanded)
        {
            if (c == ':' && parts.Count < 6)
                parts.Add([]);
            else
                parts[^1].Add((c, isWild));
        }

        var texts = text.Split(':', 6);
        return parts.Count == 6 && texts.Length == 6 && parts.Zip(texts).All(pair => Matches([.. pair.First], pair.Second));
    }

    private static bool Matches(ReadOnlySpan<(char Char, bool IsWild)> pattern, ReadOnlySpan<char> text)
    {
        if (pattern.IsEmpty) return text.IsEmpty;
        if (pattern[0] == ('*', true)) return Matches(pattern[1..], text) || (!text.IsEmpty && Matches(pattern, text[1..]));

        return !text.IsEmpty && (pattern[0] == ('?', true) || pattern[0].Char == text[0]) && Matches(pattern[1..], text[1..]);
    }

    /// <summary>The characters, each with whether it is a wildcard; null when a variable has no value.</summary>
    private static List<(char Char, bool IsWild)>? Expand(string pattern, IReadOnlyDictionary<string, string[]>? keys, bool wildcards)
    {
        var result = new List<(char, bool)>();
        while (pattern.Length > 0)
        {
            if (keys is not null && pattern.StartsWith("${", StringComparison.Ordinal))
            {
                var inside = pattern[2..pattern.IndexOf('}', StringComparison.Ordinal)];
                pattern = pattern[(inside.Length + 3)..];
                var comma = inside.IndexOf(',', StringComparison.Ordinal);
                var name = comma < 0 ? inside : inside[..comma];
                string? value = null;
                if (inside is "*" or "?" or "$")
                    value = inside;
                else if (keys.SingleOrDefault(key => key.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is [var only])
                    value = only;
                else if (comma >= 0)
                    value = inside[(comma + 1)..].Trim().Trim('\'');

                if (value is null) return null;
                foreach (var c in value) result.Add((c, false));
            }
            else
            {
                result.Add((pattern[0], wildcards && pattern[0] is '*' or '?'));
                pattern = pattern[1..];
            }
        }

        return result;
    }
}
