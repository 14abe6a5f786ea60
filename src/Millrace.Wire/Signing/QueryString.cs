namespace Millrace.Wire.Signing;

/// <summary>The pairs of a query as it stands on the wire.</summary>
internal static class QueryString
{
    /// <summary>The decoded value of the first pair with a name, or null.</summary>
    public static string? Find(ReadOnlySpan<char> query, ReadOnlySpan<char> name)
    {
        foreach (var range in query.Split('&'))
        {
            var (pairName, value) = Split(query[range]);
            if (query[range][pairName].SequenceEqual(name)) return UriEncoding.Decode(query[range][value]);
        }

        return null;
    }

    /// <summary>Where the name and the value of a pair stand in it. A pair without <c>=</c> has an empty value.</summary>
    public static (Range Name, Range Value) Split(ReadOnlySpan<char> pair)
    {
        var equals = pair.IndexOf('=');
        return equals < 0 ? (.., ^0..) : (..equals, (equals + 1)..);
    }
}
