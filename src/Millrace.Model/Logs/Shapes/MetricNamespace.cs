using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A metric namespace.</summary>
[SimpleShape(Max = 255, Pattern = Text)]
internal static partial class MetricNamespace
{
    private const string Text = @"[^:*$]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
