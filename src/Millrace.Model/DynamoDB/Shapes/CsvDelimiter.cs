using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The character between values.</summary>
[SimpleShape(Min = 1, Max = 1, Pattern = Text)]
internal static partial class CsvDelimiter
{
    private const string Text = @"[,;:|\t ]";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
