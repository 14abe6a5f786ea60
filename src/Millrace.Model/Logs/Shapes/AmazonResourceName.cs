using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>An amazon resource name.</summary>
[SimpleShape(Min = 1, Max = 1011, Pattern = Text)]
internal static partial class AmazonResourceName
{
    private const string Text = @"[\w+=/:,.@-]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
