using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>An MFA device.</summary>
[SimpleShape(Min = 9, Max = 256, Pattern = Text)]
internal static partial class SerialNumberType
{
    private const string Text = @"[\w+=/:,.@-]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
