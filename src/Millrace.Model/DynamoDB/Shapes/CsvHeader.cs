using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The name of a column.</summary>
[SimpleShape(Min = 1, Max = 65536, Pattern = Text)]
internal static partial class CsvHeader
{
    private const string Text = @"[\x20-\x21\x23-\x2B\x2D-\x7E]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
