using System.Globalization;

namespace Millrace.Model.Policies;

/// <summary>Finds text that is no text: half of a character, which JSON can spell and nothing can compare.</summary>
internal static class Surrogates
{
    /// <summary>Whether a document holds a half, as it is or escaped. One of each makes no character either.</summary>
    public static bool HasLone(ReadOnlySpan<char> json)
    {
        var (highBefore, escapedBefore) = (false, false);
        for (var i = 0; i < json.Length;)
        {
            var unit = Next(json, ref i, out var isEscaped);
            if (char.IsLowSurrogate(unit) != highBefore || (highBefore && isEscaped != escapedBefore)) return true;
            (highBefore, escapedBefore) = (char.IsHighSurrogate(unit), isEscaped);
        }

        return highBefore;
    }

    /// <summary>The next character; escapes other than of a character's number do not matter here.</summary>
    private static char Next(ReadOnlySpan<char> json, ref int i, out bool isEscaped)
    {
        isEscaped = false;
        var first = json[i++];
        if (first != '\\' || i == json.Length) return first;

        // Only after a backslash that is not escaped itself; what it escapes may be half a character too.
        if (json[i] != 'u') return char.IsSurrogate(json[i]) ? first : json[i++];

        var digits = json.Slice(i + 1, Math.Min(4, json.Length - i - 1));
        if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)) return first;

        i = Math.Min(i + 5, json.Length);
        isEscaped = true;
        return (char)number;
    }
}
