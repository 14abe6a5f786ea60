using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A table's unique id.</summary>
[SimpleShape(Pattern = Text)]
internal static partial class TableId
{
    private const string Text = @"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
