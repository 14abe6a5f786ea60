using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>An alias.</summary>
[SimpleShape(Min = 1, Max = 128, Pattern = Text)]
internal static partial class Alias
{
    private const string Text = @"(?!^[0-9]+$)([a-zA-Z0-9-_]+)";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
