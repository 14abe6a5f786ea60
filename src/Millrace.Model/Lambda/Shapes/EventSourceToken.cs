using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A token of Alexa.</summary>
[SimpleShape(Min = 0, Max = 256, Pattern = Text)]
internal static partial class EventSourceToken
{
    private const string Text = @"[a-zA-Z0-9._\-]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
