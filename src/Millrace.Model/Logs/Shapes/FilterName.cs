using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A filter name.</summary>
[SimpleShape(Min = 1, Max = 512, Pattern = Text)]
internal static partial class FilterName
{
    private const string Text = @"[^:*]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
