using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A log stream name.</summary>
[SimpleShape(Min = 1, Max = 512, Pattern = Text)]
internal static partial class LogStreamName
{
    private const string Text = @"[^:*]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
