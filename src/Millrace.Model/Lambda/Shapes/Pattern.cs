using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A pattern of a filter.</summary>
[SimpleShape(Min = 0, Max = 4096, Pattern = Text)]
internal static partial class Pattern
{
    private const string Text = @".*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
