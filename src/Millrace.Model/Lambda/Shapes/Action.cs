using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>An action of Lambda.</summary>
[SimpleShape(Pattern = Text)]
internal static partial class Action
{
    private const string Text = @"(lambda:[*]|lambda:[a-zA-Z]+|[*])";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
