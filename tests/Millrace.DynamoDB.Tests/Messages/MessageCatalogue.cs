using System.Text.RegularExpressions;

namespace Millrace.DynamoDB.Tests.Messages;

/// <summary>The texts of AWS's errors as facts/dynamodb.md 19 has them, where the workspace has a copy.</summary>
internal static partial class MessageCatalogue
{
    /// <summary>Reads the texts, or skips the test.</summary>
    public static IReadOnlyList<string> Load()
    {
        var path = Repository.Shared("facts", "dynamodb.md");
        var text = string.Join('\n', File.ReadLines(path)
            .SkipWhile(static line => !line.StartsWith("### 19.1", StringComparison.Ordinal))
            .TakeWhile(static line => !line.StartsWith("## 20.", StringComparison.Ordinal)));
        return [.. Quoted().Matches(text).Select(static match => match.Groups[1].Value).Distinct()];
    }

    /// <summary>Whether a message has a text of the catalogue in it. Three dots and names in angle brackets stand for anything.</summary>
    public static bool Matches(string text, string message)
    {
        var pattern = Variable().Replace(Regex.Escape(text), ".*");
        return Regex.IsMatch(message, pattern, RegexOptions.Singleline);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    /// <summary>What stands for something else in the escaped text: dots, names in angle brackets, a capital letter alone, and one of the names of the examples.</summary>
    [GeneratedRegex(@"\\\[:\\ \\\.\\\.\\\.]|\\\.\\\.\\\.|<Kind>|<Type>|<text>|<table>|<Java\\ dump>|(?<=found:\\ |value\\ )N\b|(?<=[:\\] )X(?=\b)")]
    private static partial Regex Variable();
}
