namespace Millrace.Wire;

/// <summary>The condition keys of requests that set or take tags (facts/iam.md 3, global keys).</summary>
public static class RequestTags
{
    /// <summary><c>aws:TagKeys</c> and <c>aws:RequestTag/...</c> of tags that a request sets; null for none.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? Of(IEnumerable<KeyValuePair<string, string>>? tags)
    {
        if (tags is null) return null;
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        foreach (var (name, value) in tags)
        {
            names.Add(name);
            keys[$"aws:RequestTag/{name}"] = [value];
        }

        if (names.Count == 0) return null;
        keys["aws:TagKeys"] = names;
        return keys;
    }

    /// <summary><c>aws:TagKeys</c> of tags that a request takes off.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> OfKeys(IReadOnlyList<string> names) =>
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase) { ["aws:TagKeys"] = names };
}
