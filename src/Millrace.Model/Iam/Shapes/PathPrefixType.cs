using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>The beginning of a path.</summary>
[SimpleShape(Min = 1, Max = 512, Pattern = Text)]
internal static partial class PathPrefixType
{
    private const string Text = @"\u002F[\u0021-\u007F]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
