using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The name of a database.</summary>
[SimpleShape(Min = 1, Max = 63, Pattern = Text)]
internal static partial class DatabaseName
{
    private const string Text = @"[^ /\.$\x22]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
