using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A secret or another thing that a source is reached with.</summary>
[SimpleShape(Min = 1, Max = 200, Pattern = Text)]
internal static partial class URI
{
    private const string Text = @"[a-zA-Z0-9-\/*:_+=.@-]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
