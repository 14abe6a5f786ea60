using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A metric name.</summary>
[SimpleShape(Max = 255, Pattern = Text)]
internal static partial class MetricName
{
    private const string Text = @"[^:*$]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
