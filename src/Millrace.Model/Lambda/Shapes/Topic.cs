using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A topic of Kafka.</summary>
[SimpleShape(Min = 1, Max = 249, Pattern = Text)]
internal static partial class Topic
{
    private const string Text = @"[^.]([a-zA-Z0-9\-_.]+)";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
