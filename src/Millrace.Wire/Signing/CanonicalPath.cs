namespace Millrace.Wire.Signing;

/// <summary>
/// The path line of a canonical request: normalised and, since it is encoded on the wire already, encoded a second time, as every
/// service but S3 wants it (facts/iam.md trap 5).
/// </summary>
internal static class CanonicalPath
{
    public static void Write(ReadOnlySpan<char> path, ref Utf8Builder text)
    {
        var isNormal = path.StartsWith('/') && !path.Contains("//", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal);
        if (isNormal) WriteSegments(path, ref text);
        else WriteSegments(Normalize(path), ref text);
    }

    private static void WriteSegments(ReadOnlySpan<char> path, ref Utf8Builder text)
    {
        for (; path.StartsWith('/'); path = path[1..])
        {
            text.Append((byte)'/');
            var end = path[1..].IndexOf('/');
            var segment = end < 0 ? path[1..] : path[1..(end + 1)];
            UriEncoding.Encode(segment, ref text);
            path = path[segment.Length..];
        }
    }

    /// <summary>Drops empty segments and <c>.</c>, and resolves <c>..</c>; a slash at the end stays.</summary>
    private static string Normalize(ReadOnlySpan<char> path)
    {
        var kept = new List<string>();
        foreach (var range in path.Split('/'))
        {
            switch (path[range])
            {
                case "" or ".":
                    break;
                case "..":
                    if (kept.Count > 0) kept.RemoveAt(kept.Count - 1);
                    break;
                default:
                    kept.Add(path[range].ToString());
                    break;
            }
        }

        var joined = "/" + string.Join('/', kept);
        return path.EndsWith('/') && kept.Count > 0 ? joined + "/" : joined;
    }
}
