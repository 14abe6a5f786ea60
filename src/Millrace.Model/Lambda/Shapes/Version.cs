using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A version of a function.</summary>
[SimpleShape(Min = 1, Max = 1024, Pattern = Text)]
internal static partial class Version
{
    private const string Text = @"(\$LATEST|[0-9]+)";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
