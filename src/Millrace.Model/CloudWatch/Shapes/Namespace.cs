using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A namespace.</summary>
[SimpleShape(Min = 1, Max = 255, Pattern = Text)]
internal static partial class Namespace
{
    private const string Text = @"[^:].*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
