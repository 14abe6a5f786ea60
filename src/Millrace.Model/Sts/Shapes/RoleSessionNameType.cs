using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>The name of a role's session.</summary>
[SimpleShape(Min = 2, Max = 64, Pattern = Text)]
internal static partial class RoleSessionNameType
{
    private const string Text = @"[\w+=,.@-]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
