namespace Millrace.Wire.Signing;

/// <summary>The query line of a canonical request: its pairs encoded in one way and sorted by name, then value.</summary>
internal static class CanonicalQuery
{
    /// <summary>The parameter that holds the signature itself and is not signed.</summary>
    public const string Signature = "X-Amz-Signature";

    public static void Write(ReadOnlySpan<char> query, bool isPresigned, ref Utf8Builder text)
    {
        if (query.IsEmpty) return;
        var pairs = new List<(string Name, string Value)>();
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (pair.IsEmpty) continue;
            var (name, value) = QueryString.Split(pair);
            if (isPresigned && pair[name].SequenceEqual(Signature)) continue;
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
}
