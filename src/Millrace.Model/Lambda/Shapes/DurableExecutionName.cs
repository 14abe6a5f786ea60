using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The name of a durable execution.</summary>
[SimpleShape(Min = 1, Max = 64, Pattern = Text)]
internal static partial class DurableExecutionName
{
    private const string Text = @"[a-zA-Z0-9-_]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
