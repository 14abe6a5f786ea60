using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>Who stands behind a session.</summary>
[SimpleShape(Min = 2, Max = 64, Pattern = Text)]
internal static partial class SourceIdentityType
{
    private const string Text = @"[\w+=,.@-]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
