namespace Millrace.Wire.Signing;

/// <summary>The header lines of a canonical request.</summary>
internal static class CanonicalHeaders
{
    /// <summary>Writes <c>name:value</c> lines. A header that is listed but was not sent gets no line, so the signature cannot match.</summary>
    public static void Write(ISignableRequest request, IReadOnlyList<string> signedHeaders, ref Utf8Builder text)
    {
        for (var i = 0; i < signedHeaders.Count; i++)
        {
            if (request.Header(signedHeaders[i]) is not { } value) continue;
            text.Append(signedHeaders[i]);
            text.Append((byte)':');
            WriteValue(value, ref text);
            text.Append((byte)'\n');
        }
    }

    /// <summary>Writes a value without the blanks around it, and with one for each run of blanks inside.</summary>
    private static void WriteValue(ReadOnlySpan<char> value, ref Utf8Builder text)
    {
        value = value.Trim(' ');
        while (true)
        {
            var run = value.IndexOf("  ", StringComparison.Ordinal);
            if (run < 0) break;
            text.Append(value[..(run + 1)]);
            value = value[run..].TrimStart(' ');
        }

        text.Append(value);
    }
}
