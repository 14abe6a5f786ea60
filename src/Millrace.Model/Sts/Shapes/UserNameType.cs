using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>A user's name.</summary>
[SimpleShape(Min = 2, Max = 32, Pattern = Text)]
internal static partial class UserNameType
{
    private const string Text = @"[\w+=,.@-]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
