using Millrace.CommandLine.Records;

namespace Millrace.CommandLine.Tail;

/// <summary>
/// Which records are wanted, as one writes it: <c>/REGEX/</c>, <c>key:TEXT</c>, <c>json:PATH=VALUE</c> (a path may begin with <c>$</c> or a dot, and then
/// <c>json:</c> is not needed); anything else is looked for in the text and the key.
/// </summary>
internal static class FilterText
{
    /// <summary>Reads a filter.</summary>
    /// <exception cref="FormatException">It makes no sense.</exception>
    public static RecordFilter Parse(string text)
    {
        var (kind, expression) = text switch
        {
            ['/', .. var pattern, '/'] when pattern.Length > 0 => ("regex", pattern),
            _ when text.StartsWith("key:", StringComparison.Ordinal) => ("key", text["key:".Length..]),
            _ when text.StartsWith("json:", StringComparison.Ordinal) => ("json", text["json:".Length..]),
            _ when text.StartsWith("text:", StringComparison.Ordinal) => ("text", text["text:".Length..]),
            ['$' or '.', _, ..] => ("json", text),
            _ => ("text", text),
        };
        return RecordFilter.Read(kind, expression)!;
    }
}
