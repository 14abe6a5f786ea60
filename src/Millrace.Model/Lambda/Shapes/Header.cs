using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A header.</summary>
[SimpleShape(Min = 0, Max = 1024, Pattern = Text)]
internal static partial class Header
{
    private const string Text = @".*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
