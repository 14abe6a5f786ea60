using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>The end of a role's name.</summary>
[SimpleShape(Min = 1, Max = 64, Pattern = Text)]
internal static partial class CustomSuffixType
{
    private const string Text = @"[\w+=,.@-]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
