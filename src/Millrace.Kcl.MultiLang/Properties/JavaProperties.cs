using System.Globalization;
using System.Text;

namespace Millrace.Kcl.MultiLang.Properties;

/// <summary>
/// Reads the <c>.properties</c> files of Java: comments, three separators, escapes, lines that go on in the next one (facts/kcl.md 3). Other than in
/// Java, blanks at the end of a value are dropped unless they are escaped: nobody means them.
/// </summary>
internal static class JavaProperties
{
    /// <summary>Reads a file, which is in ISO-8859-1 by definition.</summary>
    /// <exception cref="PropertiesException">An escape is malformed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(string file, CancellationToken cancellationToken) =>
        Parse(await File.ReadAllTextAsync(file, Encoding.Latin1, cancellationToken).ConfigureAwait(false));

    /// <summary>Reads the text of a file. A name that comes twice has its last value.</summary>
    /// <exception cref="PropertiesException">An escape is malformed.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (line, number) in LogicalLines(text))
        {
            var (name, value) = Split(line, number);
            properties[name] = value;
        }

        return properties;
    }

    // Lines as they are meant: without comments and empty ones, with those put together that a backslash continues.
    private static IEnumerable<(string Line, int Number)> LogicalLines(string text)
    {
        var logical = new StringBuilder();
        var (number, start) = (0, 0);
        var continues = false;
        foreach (var natural in NaturalLines(text))
        {
            number++;
            var line = natural.TrimStart(Blanks);
            if (!continues)
            {
                if (line.Length == 0 || line[0] is '#' or '!') continue;
                start = number;
            }

            continues = EndsInEscape(line);
            logical.Append(continues ? line[..^1] : line);
            if (continues) continue;
            yield return (logical.ToString(), start);
            logical.Clear();
        }

        if (logical.Length > 0) yield return (logical.ToString(), start);
    }

    private static readonly char[] Blanks = [' ', '\t', '\f'];

    // Not StringReader's idea of a line alone: the order mark that editors leave is no part of the first name.
    private static IEnumerable<string> NaturalLines(string text)
    {
        const string Utf8MarkInLatin1 = "\u00EF\u00BB\u00BF";
        using var reader = new StringReader(text.StartsWith(Utf8MarkInLatin1, StringComparison.Ordinal) ? text[Utf8MarkInLatin1.Length..] : text);
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static bool EndsInEscape(string line)
    {
        var backslashes = 0;
        while (backslashes < line.Length && line[^(backslashes + 1)] == '\\') backslashes++;
        return backslashes % 2 == 1;
    }

    private static (string Name, string Value) Split(string line, int number)
    {
        var end = 0;
        while (end < line.Length && line[end] is not ('=' or ':' or ' ' or '\t' or '\f')) end += line[end] == '\\' ? 2 : 1;
        end = Math.Min(end, line.Length);

        var value = end;
        var separated = false;
        for (; value < line.Length; value++)
        {
            if (Blanks.Contains(line[value])) continue;
            if (separated || line[value] is not ('=' or ':')) break;
            separated = true;
        }

        return (Unescape(line[..end], number), Unescape(WithoutTrailingBlanks(line[value..]), number));
    }

    private static string WithoutTrailingBlanks(string value)
    {
        var trimmed = value.TrimEnd(Blanks);
        return trimmed.Length < value.Length && EndsInEscape(trimmed) ? value[..(trimmed.Length + 1)] : trimmed;
    }

    private static string Unescape(string text, int number)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || ++i == text.Length)
            {
                if (i < text.Length) plain.Append(text[i]);
                continue;
            }

            if (text[i] != 'u')
            {
                plain.Append(text[i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'f' => '\f', var other => other });
                continue;
            }

            if (i + 4 >= text.Length
                || !ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                throw new PropertiesException($"line {number}: \\u needs four hexadecimal digits.");
            plain.Append((char)code);
            i += 4;
        }

        return plain.ToString();
    }
}
