using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A log group name.</summary>
[SimpleShape(Min = 1, Max = 512, Pattern = Text)]
internal static partial class LogGroupName
{
    private const string Text = @"[\.\-_/#A-Za-z0-9]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
