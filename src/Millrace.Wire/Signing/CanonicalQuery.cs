namespace Millrace.Wire.Signing;

/// <summary>The query line of a canonical request: its pairs encoded in one way and sorted by name, then value.</summary>
internal static class CanonicalQuery
{
    /// <summary>The parameter that holds the signature itself and is not signed.</summary>
    public const string Signature = "X-Amz-Signature";

    /// <summary>The parameter of temporary credentials.</summary>
    public const string SecurityToken = "X-Amz-Security-Token";

    /// <summary>Writes the query.</summary>
    /// <param name="query">The query as it stands on the wire.</param>
    /// <param name="unsigned">The names of the parameters that are not signed.</param>
    /// <param name="text">Where it goes.</param>
    public static void Write(ReadOnlySpan<char> query, ReadOnlySpan<string> unsigned, ref Utf8Builder text)
    {
        if (query.IsEmpty) return;
        var pairs = new List<(string Name, string Value)>();
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (pair.IsEmpty) continue;
            var (name, value) = QueryString.Split(pair);
            if (IsOneOf(pair[name], unsigned)) continue;
            pairs.Add((UriEncoding.Canonical(pair[name]), UriEncoding.Canonical(pair[value])));
        }

        pairs.Sort(static (left, right) =>
        {
            var byName = string.CompareOrdinal(left.Name, right.Name);
            return byName != 0 ? byName : string.CompareOrdinal(left.Value, right.Value);
        });

        var isFirst = true;
        foreach (var (name, value) in pairs)
        {
            if (!isFirst) text.Append((byte)'&');
            isFirst = false;
            text.Append(name);
            text.Append((byte)'=');
            text.Append(value);
        }
    }

    private static bool IsOneOf(ReadOnlySpan<char> name, ReadOnlySpan<string> unsigned)
    {
        foreach (var other in unsigned)
        {
            if (name.SequenceEqual(other)) return true;
        }

        return false;
    }
}
