using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Who is meant.</summary>
[SimpleShape(Pattern = Text)]
internal static partial class Principal
{
    private const string Text = @"[^\s]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
