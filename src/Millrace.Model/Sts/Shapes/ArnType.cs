using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>The ARN of a principal.</summary>
[SimpleShape(Min = 20, Max = 2048, Pattern = Text)]
internal static partial class ArnType
{
    private const string Text = @"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
