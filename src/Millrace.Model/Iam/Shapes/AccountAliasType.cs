using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>An account's alias.</summary>
[SimpleShape(Min = 3, Max = 63, Pattern = Text)]
internal static partial class AccountAliasType
{
    private const string Text = @"^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
