using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>A code of an MFA device.</summary>
[SimpleShape(Min = 6, Max = 6, Pattern = Text)]
internal static partial class TokenCodeType
{
    private const string Text = @"[\d]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
