using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A log group identifier.</summary>
[SimpleShape(Min = 1, Max = 2048, Pattern = Text)]
internal static partial class LogGroupIdentifier
{
    private const string Text = @"[\w#+=/:,.@-]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
