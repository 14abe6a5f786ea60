using System.Text.RegularExpressions;

namespace Millrace.Kinesis.Tests.Messages;

/// <summary>The texts of AWS's errors as facts/kinesis.md 3 has them, where the workspace has a copy.</summary>
internal static partial class MessageCatalogue
{
    /// <summary>Reads the rows, or skips the test.</summary>
    public static IReadOnlyList<CatalogueRow> Load()
    {
        var path = Repository.Shared("facts", "kinesis.md");

        return
        [
            .. File.ReadLines(path)
                .SkipWhile(static line => !line.StartsWith("## 3.", StringComparison.Ordinal))
                .TakeWhile(static line => !line.StartsWith("## 4.", StringComparison.Ordinal))
                .Where(static line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| situation |", StringComparison.Ordinal))
                .Select(Row),
        ];
    }

    private static CatalogueRow Row(string line)
    {
        var columns = line.Trim('|', ' ').Split(" | ");
        return new(columns[0].Trim(), columns[1].Trim(), [.. Quoted().Matches(columns[2]).Select(static match => match.Groups[1].Value)]);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}

/// <summary>One row.</summary>
/// <param name="Situation">When AWS says it.</param>
/// <param name="Code">The error.</param>
/// <param name="Texts">What it says, with names in angle brackets for what varies; or pieces of that, and examples.</param>
internal sealed partial record CatalogueRow(string Situation, string Code, IReadOnlyList<string> Texts)
{
    /// <summary>Whether a message is one of a text of the row. Three dots stand for what another text of the row begins or ends with.</summary>
    public static bool Matches(string text, string message)
    {
        var pattern = Variable().Replace(Regex.Escape(text.Replace("...", "", StringComparison.Ordinal).Trim()), ".+?");
        var (start, end) = (text.StartsWith("...", StringComparison.Ordinal) ? "" : @"\A", text.EndsWith("...", StringComparison.Ordinal) ? "" : @"\z");
        return Regex.IsMatch(message, start + pattern + end, RegexOptions.Singleline);
    }

    [GeneratedRegex(@"<[^>]+>|(?<==)N(?=\\ |])")]
    private static partial Regex Variable();
}
